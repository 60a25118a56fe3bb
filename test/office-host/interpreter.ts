import { ApiError } from './api-error.ts';
import { HostObject, NULL_OBJECT, TrackedObject } from './host-object.ts';
import {
  type Action,
  type ActionResult,
  ActionType,
  type ArgumentInfo,
  type ObjectPath,
  ObjectPathType,
  type QueryInfo,
  type Request,
  type Response,
} from './protocol.ts';
import { answerQuery } from './query.ts';

/** What the interpreter needs to know of the host: where paths start and what is kept between requests. */
export interface ObjectSpace {
  readonly root: HostObject;
  readonly references: Map<string, HostObject>;
  newObject(typeName: string): HostObject;
}

/** Told before each action; a test throws from here to make the host fail in the middle of a batch. */
export type BeforeAction = (index: number) => void;

/**
 * Carries out one batch. Object paths are resolved when an action first needs them and once per batch, since
 * paths such as `Add` have effects. Actions before a failing one stay applied: Excel does not roll back.
 */
export function interpret(request: Request, space: ObjectSpace, beforeAction: BeforeAction): Response {
  const batch = new Batch(request, space);
  const results: ActionResult[] = [];
  const traceIds: number[] = [];
  let index = 0;
  try {
    for (; index < request.Actions.length; index += 1) {
      const action = request.Actions[index];
      if (action === undefined) break;
      beforeAction(index);
      if (action.ActionType === ActionType.Trace) traceIds.push(action.Id);
      results.push({ ActionId: action.Id, Value: batch.perform(action) });
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return {
      Error: {
        Code: error.code,
        Message: error.message,
        Location: error.location,
        ActionIndex: index,
        HttpStatusCode: 400,
      },
      ProcessedResults: { Results: results },
      TraceIds: traceIds,
    };
  }
  return { Results: results, TraceIds: traceIds };
}

class Batch {
  readonly #request: Request;
  readonly #space: ObjectSpace;
  readonly #resolved = new Map<number, HostObject>();

  constructor(request: Request, space: ObjectSpace) {
    this.#request = request;
    this.#space = space;
  }

  perform(action: Action): unknown {
    if (action.ActionType === ActionType.Trace) return null;
    const target = this.#resolve(action.ObjectPathId);
    switch (action.ActionType) {
      case ActionType.Instantiate:
        return this.#instantiate(target, action.ObjectPathId);
      case ActionType.Query:
      case ActionType.QueryAsJson:
        return answerQuery(target, action.QueryInfo ?? emptyQuery);
      case ActionType.Method:
        if (target === NULL_OBJECT) return { _IsNull: true };
        return plainResult(this.#call(target, action.Name ?? '', action.ArgumentInfo));
      case ActionType.SetProperty:
        if (target === NULL_OBJECT) return { _IsNull: true };
        setProperty(target, action.Name ?? '', this.#arguments(action.ArgumentInfo)[0]);
        return null;
      default:
        throw new ApiError('InvalidRequest', `Action type ${action.ActionType} is not known to this host`);
    }
  }

  #instantiate(target: HostObject, pathId: number): unknown {
    if (target === NULL_OBJECT) return null;
    const keep = this.#request.AutoKeepReference === true && this.#path(pathId).D !== true;
    if (keep && target instanceof TrackedObject) target.keepReference();
    return target.identity();
  }

  #path(id: number): ObjectPath {
    const path = this.#request.ObjectPaths[String(id)];
    if (path === undefined) throw new ApiError('InvalidRequest', `Object path ${id} is missing`);
    return path;
  }

  #resolve(id: number): HostObject {
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const found = this.#follow(this.#path(id));
    this.#resolved.set(id, found);
    return found;
  }

  #follow(path: ObjectPath): HostObject {
    switch (path.ObjectPathType) {
      case ObjectPathType.GlobalObject:
        return this.#space.root;
      case ObjectPathType.NewObject:
        return this.#space.newObject(path.Name ?? '');
      case ObjectPathType.NullObject:
        return NULL_OBJECT;
      case ObjectPathType.ReferenceId: {
        const kept = this.#space.references.get(path.Name ?? '');
        if (kept === undefined) throw new ApiError('InvalidReference', 'The reference does not exist any more.');
        return kept;
      }
      default: {
        const parent = this.#resolve(path.ParentObjectPathId ?? 0);
        return parent === NULL_OBJECT ? NULL_OBJECT : this.#fromParent(parent, path);
      }
    }
  }

  #fromParent(parent: HostObject, path: ObjectPath): HostObject {
    if (path.ObjectPathType === ObjectPathType.Property) {
      const member = parent.member(path.Name ?? '');
      if (member.kind !== 'part') throw notAnObject(parent, path.Name);
      return member.get();
    }
    const name = path.ObjectPathType === ObjectPathType.Indexer ? 'GetItem' : (path.Name ?? '');
    const found = this.#call(parent, name, path.ArgumentInfo);
    if (!(found instanceof HostObject)) throw notAnObject(parent, name);
    return found;
  }

  #call(target: HostObject, name: string, info: ArgumentInfo | null | undefined): unknown {
    if (name === '_KeepReference' && target instanceof TrackedObject) {
      target.keepReference();
      return null;
    }
    const member = target.member(name);
    if (member.kind !== 'method') throw new ApiError('InvalidRequest', `${target.typeName}.${name} is no method`);
    return member.call(...this.#arguments(info));
  }

  #arguments(info: ArgumentInfo | null | undefined): unknown[] {
    return this.#resolveArguments(info?.Arguments ?? [], info?.ReferencedObjectPathIds ?? []);
  }

  #resolveArguments(args: readonly unknown[], pathIds: readonly unknown[]): unknown[] {
    return args.map((argument, index) => {
      const id = pathIds[index];
      if (Array.isArray(id) && Array.isArray(argument)) return this.#resolveArguments(argument, id);
      return typeof id === 'number' && id > 0 ? this.#resolve(id) : argument;
    });
  }
}

const emptyQuery: QueryInfo = {};

function notAnObject(parent: HostObject, name: string | null | undefined): ApiError {
  return new ApiError('InvalidRequest', `${parent.typeName}.${name ?? ''} gives no object`);
}

function plainResult(result: unknown): unknown {
  if (result === undefined || result instanceof HostObject) return null;
  return result;
}

function setProperty(target: HostObject, name: string, newValue: unknown): void {
  const member = target.member(name);
  if (member.kind !== 'value' || member.write === undefined) {
    throw new ApiError('InvalidArgument', `${target.typeName}.${name} is read-only`, `${target.typeName}.${name}`);
  }
  member.write(newValue);
}
