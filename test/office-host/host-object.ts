import { ApiError } from './api-error.ts';

/** A scalar property: loaded by Query, set by SetProperty where it has `write`. */
export interface ValueMember {
  readonly kind: 'value';
  readonly read: () => unknown;
  readonly write?: (value: unknown) => void;
}
/** A navigation property: another object. */
export interface PartMember {
  readonly kind: 'part';
  readonly get: () => HostObject;
}
export interface MethodMember {
  readonly kind: 'method';
  readonly call: (...args: readonly unknown[]) => unknown;
}
export type Member = ValueMember | PartMember | MethodMember;
export type Members = Readonly<Record<string, Member>>;

export function value(read: () => unknown, write?: (value: unknown) => void): ValueMember {
  return write ? { kind: 'value', read, write } : { kind: 'value', read };
}
export function part(get: () => HostObject): PartMember {
  return { kind: 'part', get };
}
export function method(call: (...args: readonly unknown[]) => unknown): MethodMember {
  return { kind: 'method', call };
}

/** An object that the client can address. Members carry the names of the wire (PascalCase). */
export abstract class HostObject {
  abstract readonly typeName: string;
  #members: Members | null = null;

  protected abstract members(): Members;

  /** The members by name; whatever is not among them is answered with ApiNotFound. */
  get table(): Members {
    this.#members ??= this.members();
    return this.#members;
  }

  member(name: string): Member {
    const found = Object.hasOwn(this.table, name) ? this.table[name] : undefined;
    if (found === undefined) {
      throw new ApiError('ApiNotFound', `${this.typeName}.${name} is not known to this host`, `${this.typeName}.${name}`);
    }
    return found;
  }

  /** What the client keeps to find the object again: `Id`, `_ReferenceId`. */
  identity(): Record<string, unknown> {
    return {};
  }

  /** The items of a collection, or null for any other object. */
  items(): readonly HostObject[] | null {
    return null;
  }
}

/** Stands for whatever an `...OrNullObject` member did not find. */
class NullObject extends HostObject {
  readonly typeName = 'NullObject';
  protected members(): Members {
    return {};
  }
}
export const NULL_OBJECT: HostObject = new NullObject();

/** An object that lives on between requests under a reference id: ranges and areas. */
export abstract class TrackedObject extends HostObject {
  readonly #references: Map<string, HostObject>;
  #reference: string | null = null;

  constructor(references: Map<string, HostObject>) {
    super();
    this.#references = references;
  }

  keepReference(): void {
    if (this.#reference !== null) return;
    this.#reference = `${this.typeName}-${nextReference()}`;
    this.#references.set(this.#reference, this);
  }

  override identity(): Record<string, unknown> {
    return this.#reference === null ? {} : { _ReferenceId: this.#reference };
  }
}

let references = 0;
function nextReference(): number {
  references += 1;
  return references;
}
