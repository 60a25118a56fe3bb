const CLOCK = /^[\sT,·|\-–at]{0,12}(?:(上午|早上|凌晨|中午|下午|傍晚|晚上|晚)\s?)?(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?|(半))?)(?::(\d{2})(?:\.\d{1,9})?)?(?:\s?([ap]\.?m\b\.?))?(?:\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})(?![\da-z\u00c0-\u04ff]))?/i;

export interface ClockTime {
  /** `T14:30`, `T14:30:05+08:00`: as exact as written, with the offset where one is written. */
  readonly iso: string;
  readonly length: number;
}

/** The time of day at the head of `rest`, the text behind a date, or null. */
export function clockTimeAt(rest: string): ClockTime | null {
  const match = CLOCK.exec(rest.slice(0, 60));
  if (match === null) return null;
  const [written, part, hours = '', minutes, minutesSaid, half, seconds, twelve, zone] = match;
  const isAfternoon = twelve?.toLowerCase().startsWith('p') === true || (part !== undefined && /下午|傍晚|晚/.test(part));
  const hour = twelve === undefined && !isAfternoon ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  const minute = (minutes ?? minutesSaid ?? (half === undefined ? '0' : '30')).padStart(2, '0');
  if (hour > 23 || Number(minute) > 59) return null;
  const offset = zone === undefined ? '' : /^(?:Z|UTC|GMT)$/i.test(zone) ? 'Z' : zone.replace(/^(.{3}):?/, '$1:');
  return { iso: `T${String(hour).padStart(2, '0')}:${minute}${seconds === undefined ? '' : `:${seconds}`}${offset}`, length: written.length };
}
