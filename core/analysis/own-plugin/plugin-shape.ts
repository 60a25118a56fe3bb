import * as z from 'zod';
import type { Text } from '../../language/language.ts';
import { ownPluginTexts } from '../../language/texts/own-plugin.ts';
import { COLUMN_ROLES } from '../../sheet/typed-table.ts';
import type { OwnPlugin } from './plugin-kit.ts';

type Expected = keyof typeof ownPluginTexts.expected;

/** Zod's own words are for programmers of ours; the name of what belongs there is looked up in both languages. */
export const is = (expected: Expected) => ({ error: expected });
const isCallable = (value: unknown): boolean => typeof value === 'function';
const callable = z.custom(isCallable, is('function'));
export const flag = z.boolean(is('yesNo'));
export const text = z.object({ zh: z.string(is('words')), en: z.string(is('words')) }, is('text'));
const hints = z.array(z.string(is('words')), is('list'));

const slot = z.object(
  {
    slot: z.string(is('words')).min(1, is('words')),
    roles: z.array(z.enum(COLUMN_ROLES, is('role')), is('list')).min(1, is('list')),
    optional: flag,
    many: flag,
    hints: z.object({ zh: hints, en: hints }, is('hints')),
  },
  is('slot'),
);

const option = z.object({ name: z.string(is('words')), kind: z.enum(['number', 'text'], is('optionKind')), meaning: text }, is('option'));

const plugin = z.object(
  {
    id: z.string(is('id')).regex(/^[a-z][a-z0-9-]{0,39}$/, is('id')),
    title: text,
    question: text,
    needs: z.array(slot, is('list')),
    subject: z.enum(['table', 'written-table', 'clips'], is('subject')),
    options: z.array(option, is('list')).optional(),
    isCloserLook: flag.optional(),
    takesPlace: flag.optional(),
    score: callable,
    compute: callable,
    headline: callable,
    report: callable,
  },
  is('plugin'),
);

export interface ShapeFault {
  /** `needs[0].roles`; empty for the whole. */
  readonly at: readonly PropertyKey[];
  /** What belongs there. */
  readonly expected: Text;
}

/** The first field of a plugin that is missing or of the wrong kind; null where it is one. */
export function pluginFault(value: unknown): ShapeFault | null {
  const issue = plugin.safeParse(value).error?.issues[0];
  return issue === undefined ? null : { at: issue.path, expected: expectedOf(issue.message) };
}

/** The value itself and no copy of it: methods of a class find their fields. */
export function isPlugin(value: unknown): value is OwnPlugin<unknown> {
  return pluginFault(value) === null;
}

const scored = z.object({ score: z.number(is('score')).min(0, is('score')).max(1, is('score')), reason: text }, is('scored'));

export function scoreFault(value: unknown): ShapeFault | null {
  const issue = scored.safeParse(value).error?.issues[0];
  return issue === undefined ? null : { at: issue.path, expected: expectedOf(issue.message) };
}

export function expectedOf(name: string): Text {
  return Object.entries(ownPluginTexts.expected).find(([key]) => key === name)?.[1] ?? { zh: name, en: name };
}
