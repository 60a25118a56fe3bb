import { calculated } from '../../fact/derive.ts';
import type { Fact } from '../../fact/fact.ts';
import { unitName } from '../../fact/unit-label.ts';
import { verbatim } from '../../language/language.ts';
import type { Language, Text } from '../../language/language.ts';
import { salesTexts } from '../../language/texts/sales-performance.ts';
import { supportTexts } from '../../language/texts/support.ts';
import { PLAIN_CALENDAR } from '../../metric/business-calendar.ts';
import { periodKey } from '../../metric/period-key.ts';
import type { MeasuredMetric } from '../compared-facts.ts';
import { PackFacts } from '../kpi-pack/pack-facts.ts';
import { closedBefore, openedBefore } from './measure-support.ts';
import type { BacklogPoint, SupportFinding } from './measure-support.ts';
import type { Queue } from './worst-queue.ts';

const HOURS = 24;

/** Makes the facts that the pack does not: backlog, queues, working time, what was promised. */
export class SupportFacts extends PackFacts {
  constructor(
    readonly support: SupportFinding,
    language: Language | null,
  ) {
    super(support.pack, language);
  }

  /** What queues are compared over. */
  get windowText(): Text {
    return this.support.window === null ? salesTexts.allData : this.label(this.support.window);
  }

  windowFact(): Fact {
    return this.words(this.id('window'), salesTexts.period, this.windowText, [this.support.created]);
  }

  /** Open at the end of a period: live, as two counts. */
  backlogAt({ period, opened, closed }: BacklogPoint): { readonly opened: Fact; readonly closed: Fact; readonly open: Fact } {
    const { created, resolved } = this.support;
    const key = periodKey(period, this.support.pack.reported?.periods.calendar ?? PLAIN_CALENDAR);
    const [before, done] = [
      this.metric(openedBefore(created, period.to), null, opened, this.id('opened', key)),
      this.metric(closedBefore(resolved ?? '', period.to), null, closed, this.id('closed', key)),
    ];
    // A difference would be read as a change, with a sign.
    const open = calculated({ id: this.id('backlog', key), label: supportTexts.backlog }, { op: '-', of: [before, done] }, before.unit, supportTexts.methodBacklog);
    return { opened: before, closed: done, open };
  }

  /** What a queue comes to, and all tickets of the window: live, but for working time. */
  queueValue({ what, dimension, key, value }: Queue): Fact {
    return this.#measured(what, value, this.id('queue', dimension, key, what), [{ column: dimension, op: '=', value: key }]);
  }

  queueWhole({ what }: Queue): Fact {
    const { resolution, csat } = this.support.whole;
    return this.#measured(what, what === 'rating' ? csat : resolution, this.id('queue', 'whole', what), []);
  }

  queueCount({ what, dimension, key, count }: Queue): Fact {
    const label = what === 'rating' ? supportTexts.ratedCount : supportTexts.resolvedCount;
    return this.plain(`queue.${dimension}.${key}.${what}.count`, label, count, { kind: 'number', noun: null }, supportTexts.methodCount, dimension, this.support.created);
  }

  queueChance({ what, dimension, key, adjusted }: Queue): Fact {
    const method = what === 'rating' ? supportTexts.methodChi : supportTexts.methodRankSum;
    return this.plain(`queue.${dimension}.${key}.${what}.p`, supportTexts.columns.p, adjusted, { kind: 'percent' }, method, dimension, this.support.created);
  }

  /** A time in days. */
  time(id: string, label: Text, days: number, method: Text): Fact {
    const { look } = this.support;
    return this.plain(id, label, days * look.perDay, look.unit, method, ...this.timed());
  }

  /** A time in working hours. */
  workingTime(id: string, label: Text, hours: number): Fact {
    return this.time(id, label, hours / HOURS, this.#workingMethod());
  }

  #workingMethod(): Text {
    const { from = 0, to = 0, days = 0 } = this.support.working ?? {};
    return supportTexts.methodWorking(`${String(from)}-${String(to)}`, days);
  }

  /** The columns that tell how long tickets take. */
  timed(): string[] {
    const { created, resolved, taken } = this.support;
    return [created, ...(resolved === null ? [] : [resolved]), ...(typeof taken?.operand === 'string' ? [taken.operand] : [])];
  }

  #measured(what: Queue['what'], value: number | null, id: string, filters: readonly { readonly column: string; readonly op: '='; readonly value: string }[]): Fact {
    const { look, rating, working, taken, window } = this.support;
    if (what === 'resolution' && working !== null) return this.plain(id, supportTexts.workingMedian, value ?? NaN, look.unit, this.#workingMethod(), ...this.timed());
    const metric: MeasuredMetric =
      what === 'resolution' && taken !== null
        ? { metric: { id: 'taken', label: supportTexts.resolution, measure: { kind: 'median', column: taken.operand, filters: [] }, unit: unitName(taken.unit), good: 'down', target: null }, unit: taken.unit, ...(typeof taken.operand === 'string' ? { note: supportTexts.noteTool } : {}) }
        : {
            metric: {
              id: 'csat-share',
              label: supportTexts.csat,
              measure: { kind: 'ratio', numerator: { kind: 'count', column: rating, filters: [{ column: rating ?? '', op: '>=', value: 4 }] }, denominator: { kind: 'count', column: rating, filters: [] } },
              unit: '%',
              good: 'up',
              target: null,
            },
            unit: { kind: 'percent' },
          };
    return this.metric(metric, window, value === null ? null : what === 'resolution' ? value * (taken?.scale ?? 1) : value, id, filters);
  }

  /** A queue by name. */
  queueName({ dimension, key }: Queue): Fact {
    return this.memberName(dimension, key, verbatim('–'));
  }
}
