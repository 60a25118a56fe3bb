import type { Text } from '../language.ts';
import { WEEKDAYS } from './weekdays.ts';

/** What a digest says around the news. */
export const digestTexts = {
  /** Names Clipsheet: groups let robots post only what holds a word that their owner chose. */
  title: (team: string): Text => ({ zh: `Clipsheet 团队动态：${team}`, en: `Clipsheet digest: ${team}` }),
  span: (since: string, until: string, zone: string): Text => ({ zh: `${since} 至 ${until}（${zone}）`, en: `${since} to ${until} (${zone})` }),
  prices: { zh: '价格变化', en: 'Price changes' },
  kpis: { zh: '报告里的 KPI', en: 'KPIs of reports' },
  clips: { zh: '新剪报', en: 'New clips' },
  figures: { zh: '新数据', en: 'New figures' },
  nothing: { zh: '这段时间没有新内容。', en: 'Nothing new in this time.' },
  more: (count: number): Text => ({ zh: `还有 ${count} 条`, en: `and ${count} more` }),
  priceStep: (before: string, now: string, change: string | null): Text => ({
    zh: `${before} → ${now}${change === null ? '' : `（${change}）`}`,
    en: `${before} → ${now}${change === null ? '' : ` (${change})`}`,
  }),
  kpiBefore: (period: string | null, shown: string, change: string | null): Text => ({
    zh: `（${period ?? '上次'}：${shown}${change === null ? '' : `，${change}`}）`,
    en: ` (${period ?? 'before'}: ${shown}${change === null ? '' : `, ${change}`})`,
  }),
  reportIn: (report: string, workbook: string): Text => ({ zh: `《${report}》，${workbook}`, en: `${report}, ${workbook}` }),
  test: (schedule: Text): Text => ({
    zh: `这是一条测试消息。团队动态将发到这里：${schedule.zh}。`,
    en: `This is a test message. Digests will be posted here: ${schedule.en}.`,
  }),
};

/** `weekday`: 1 is Monday; null is every day. */
export function scheduleWords(weekday: number | null, clock: string, zone: string): Text {
  const day = weekday === null ? undefined : WEEKDAYS[weekday - 1];
  return { zh: `${day === undefined ? '每天' : `每${day.zh}`} ${clock}（${zone}）`, en: `${day === undefined ? 'every day' : `every ${day.en}`} at ${clock} (${zone})` };
}
