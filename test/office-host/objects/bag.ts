import { booleanArgument, colorArgument, numberArgument, recordArgument, textArgument } from '../arguments.ts';
import { invalidArgument } from '../api-error.ts';
import { HostObject, type Member, type Members, method, part, value } from '../host-object.ts';
import type { Settings } from '../model/workbook-model.ts';

/** What a property of a bag takes, and what it is before anybody sets it. */
export type Setting =
  | { readonly takes: 'text' | 'color' | 'number' | 'boolean' | 'record'; readonly first: unknown }
  | { readonly takes: readonly string[]; readonly first: string };

/** A tree of formatting objects as data: charts, conditional formats and page layouts are made of these. */
export interface BagShape {
  readonly typeName: string;
  readonly settings?: Readonly<Record<string, Setting>>;
  readonly parts?: Readonly<Record<string, BagShape>>;
  readonly methods?: Readonly<Record<string, (store: SettingStore, args: readonly unknown[]) => unknown>>;
}

/** Where one bag keeps its settings: a record under a prefix such as `Format.Line.`. */
export interface SettingStore {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

export function settingsUnder(settings: Settings, prefix: string): SettingStore {
  return {
    get: (name) => settings[prefix + name],
    set: (name, newValue) => {
      settings[prefix + name] = newValue;
    },
  };
}

export function takeSetting(setting: Setting, argument: unknown, name: string): unknown {
  if (typeof setting.takes !== 'string') {
    const chosen = textArgument(argument, name);
    if (!setting.takes.includes(chosen)) throw invalidArgument(`${name} ${chosen}`);
    return chosen;
  }
  switch (setting.takes) {
    case 'text':
      return textArgument(argument, name);
    case 'color':
      return colorArgument(argument, name);
    case 'number':
      return numberArgument(argument, name);
    case 'boolean':
      return booleanArgument(argument, name);
    case 'record':
      return recordArgument(argument, name);
  }
}

export class Bag extends HostObject {
  readonly typeName: string;
  readonly #shape: BagShape;
  readonly #storeAt: (path: string) => SettingStore;
  readonly #path: string;
  readonly #more: () => Members;

  /** @param more members beside the shape's, for objects that are more than their settings. */
  constructor(
    shape: BagShape,
    storeAt: (path: string) => SettingStore,
    path = '',
    more: () => Members = () => ({}),
  ) {
    super();
    this.typeName = shape.typeName;
    this.#shape = shape;
    this.#storeAt = storeAt;
    this.#path = path;
    this.#more = more;
  }

  protected members(): Members {
    const store = this.#storeAt(this.#path);
    const settings = Object.entries(this.#shape.settings ?? {}).map(([name, setting]) => [
      name,
      value(
        () => store.get(name) ?? setting.first,
        (newValue) => store.set(name, takeSetting(setting, newValue, `${this.typeName}.${name}`)),
      ),
    ] as const);
    const parts = Object.entries(this.#shape.parts ?? {}).map(([name, shape]) => [
      name,
      part(() => new Bag(shape, this.#storeAt, `${this.#path}${name}.`)),
    ] as const);
    const methods = Object.entries(this.#shape.methods ?? {}).map(([name, run]) => [
      name,
      method((...args) => run(store, args)),
    ] as const);
    const members: Members = Object.fromEntries<Member>([...settings, ...parts, ...methods]);
    return { ...members, ...this.#more() };
  }
}
