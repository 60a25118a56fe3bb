import { helpTitle, stopped, unexpected, unknownCommand, usageTitle } from '../../core/language/texts/command-line.ts';
import { languageOf, say, type Language, type Text } from '../../core/language/language.ts';
import { Problem } from '../../core/language/problem.ts';
import { type Command, type Terminal, UsageError } from './command.ts';

interface Listed {
  readonly name: string;
  /** Loaded when it is called: each command brings parts that the others do not need. */
  readonly load: () => Promise<Command>;
}

const COMMANDS: readonly Listed[] = [
  { name: 'clip', load: async () => (await import('./clip.ts')).clip },
  { name: 'extract', load: async () => (await import('./extract.ts')).extract },
  { name: 'quantity', load: async () => (await import('./quantity.ts')).quantity },
  { name: 'inspect', load: async () => (await import('./inspect.ts')).inspect },
  { name: 'analyze', load: async () => (await import('./analyze.ts')).analyze },
  { name: 'refresh', load: async () => (await import('./refresh.ts')).refresh },
  { name: 'reports', load: async () => (await import('./reports.ts')).reports },
  { name: 'run', load: async () => (await import('./run.ts')).run },
  { name: 'sql', load: async () => (await import('./sql.ts')).sql },
  { name: 'export', load: async () => (await import('./export.ts')).exportClips },
  { name: 'hub', load: async () => (await import('./hub.ts')).hub },
];

/** The language of the terminal: `CLIPSHEET_LANG`, else the locale of the environment. */
function terminalLanguage(): Language {
  return languageOf(process.env['CLIPSHEET_LANG'] ?? process.env['LC_ALL'] ?? process.env['LANG']);
}

async function help(language: Language): Promise<string> {
  const commands = await Promise.all(COMMANDS.map((listed) => listed.load()));
  const lines = commands.flatMap((command) => [`  clipsheet ${command.name} ${command.usage}`, `      ${say(command.summary, language)}`, ...optionLines(command, language)]);
  return `${say(helpTitle, language)}\n\n${say(usageTitle, language)}\n${lines.join('\n')}\n`;
}

function optionLines({ options = [] }: Command, language: Language): string[] {
  return options.flatMap(({ call, meaning }) => [`      ${call}`, `          ${say(meaning, language)}`]);
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** Runs one command. Exit code: 0 done, 1 failed with one clear sentence on stderr, 2 wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  const language = terminalLanguage();
  const complain = (sentence: Text) => process.stderr.write(`${say(sentence, language)}\n`);
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(await help(language));
    return 0;
  }
  const listed = COMMANDS.find((candidate) => candidate.name === name);
  if (!listed) {
    complain(unknownCommand(name));
    return 2;
  }
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  process.stdout.on('error', (error) => {
    if (isBrokenPipe(error)) process.exit(0);
    throw error;
  });
  const terminal: Terminal = { in: process.stdin, out: process.stdout, err: process.stderr, language, signal: stop.signal };
  const command = await listed.load();
  try {
    if (rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(`clipsheet ${command.name} ${command.usage}\n${[say(command.summary, language), ...optionLines(command, language)].join('\n')}\n`);
      return 0;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      complain(error.sentence);
      process.stderr.write(`${say(usageTitle, language)}: clipsheet ${command.name} ${command.usage}\n`);
      return 2;
    }
    if (error instanceof Problem) complain(error.sentence);
    else if (stop.signal.aborted) complain(stopped);
    else complain(unexpected(error instanceof Error ? error.message : String(error)));
    return 1;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}
