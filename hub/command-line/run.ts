import { missingArgument, seriesAnalysisUnknown, summaries } from '../../core/language/texts/command-line.ts';
import { SERIES_ANALYSES } from '../run/series-analyses.ts';
import { parseArguments } from './arguments.ts';
import { type Command, UsageError } from './command.ts';

export const run: Command = {
  name: 'run',
  usage: `${[...SERIES_ANALYSES.keys()].join('|')} --jsonl < series.jsonl`,
  summary: summaries.run,
  async run(args, terminal) {
    const { values, positionals } = parseArguments(args, { jsonl: { type: 'boolean' } });
    const [name] = positionals;
    if (name === undefined) throw new UsageError(missingArgument([...SERIES_ANALYSES.keys()].join('|')));
    const answerLines = SERIES_ANALYSES.get(name);
    if (!answerLines) throw new UsageError(seriesAnalysisUnknown(name, [...SERIES_ANALYSES.keys()].join(', ')));
    if (values.jsonl !== true) throw new UsageError(missingArgument('--jsonl'));
    return answerLines(terminal);
  },
};
