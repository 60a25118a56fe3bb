import type { Text } from '../language/language.ts';
import { verbatim } from '../language/language.ts';
import { analysisTexts } from '../language/texts/analysis.ts';
import type { Aggregate, Filter, Measure, Operand } from '../metric/metric.ts';

/** A measure in words, as it stands beside the number that it gives. */
export function measureText(measure: Measure): Text {
  switch (measure.kind) {
    case 'ratio':
      return analysisTexts.ratio(aggregateText(measure.numerator), aggregateText(measure.denominator));
    case 'share':
      return analysisTexts.share(aggregateText(measure.of), measure.across);
    case 'running':
      return analysisTexts.running(measureText(measure.of), measure.since);
    case 'difference':
    case 'growth': {
      const { against } = measure;
      const standard = typeof against === 'string' ? analysisTexts.standard[against] : targetText(against.target);
      return analysisTexts[measure.kind](measureText(measure.of), standard);
    }
    default:
      return aggregateText(measure);
  }
}

/** A condition on rows in words. */
export function filterText({ column, op, value }: Filter): Text {
  if (value === '') return analysisTexts.empty(column, op);
  if (typeof value === 'object') return analysisTexts.oneOf(column, op, value);
  return verbatim(`${column} ${op} ${value}`);
}

function targetText(target: number | Aggregate): Text {
  return typeof target === 'number' ? analysisTexts.target(target) : aggregateText(target);
}

function aggregateText(aggregate: Aggregate): Text {
  const plain = plainText(aggregate);
  return aggregate.filters.length === 0 ? plain : analysisTexts.method(plain, aggregate.filters.map(filterText));
}

function plainText(aggregate: Aggregate): Text {
  switch (aggregate.kind) {
    case 'count':
      return aggregate.column === null ? analysisTexts.rows : analysisTexts.count(verbatim(aggregate.column));
    case 'quantile':
      return analysisTexts.quantile(operandText(aggregate.column), aggregate.at);
    default:
      return analysisTexts[aggregate.kind](operandText(aggregate.column));
  }
}

function operandText(operand: Operand): Text {
  if (typeof operand === 'string') return verbatim(operand);
  return operand.kind === 'duration' ? analysisTexts.duration(operand.from, operand.to) : verbatim(operand.of.join(' × '));
}
