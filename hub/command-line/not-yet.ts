import { notYet } from '../../core/language/texts/command-line.ts';
import type { Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import type { Command } from './command.ts';

/** A command whose name is kept but whose work is still to come: it says so and fails. */
export function notYetCommand(name: string, usage: string, summary: Text): Command {
  return { name, usage, summary, run: () => Promise.reject(new Problem('not-yet', notYet(name))) };
}
