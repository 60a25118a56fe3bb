/** Units that measure one thing, as multiples of the first; written in small letters. */
const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  {
    秒: 1, s: 1, sec: 1, second: 1, 毫秒: 0.001, ms: 0.001, 分钟: 60, 分: 60, m: 60, min: 60, minute: 60,
    小时: 3600, 时: 3600, h: 3600, hr: 3600, hour: 3600, 天: 86_400, 日: 86_400, d: 86_400, day: 86_400, 周: 604_800, week: 604_800,
  },
  { 克: 1, g: 1, mg: 0.001, 斤: 500, 公斤: 1000, 千克: 1000, kg: 1000, 吨: 1e6, t: 1e6 },
  { 米: 1, m: 1, 毫米: 0.001, mm: 0.001, 厘米: 0.01, cm: 0.01, 公里: 1000, 千米: 1000, km: 1000 },
  { 升: 1, l: 1, 毫升: 0.001, ml: 0.001 },
  { kb: 1, mb: 1024, gb: 1_048_576, tb: 1_073_741_824 },
];

/** What a number in one unit is multiplied with to be in the other: 60 from `小时` to `分钟`; null where they measure different things. */
export function unitRatio(from: string, to: string): number | null {
  const [one, other] = [plain(from), plain(to)];
  if (one === other) return 1;
  const family = FAMILIES.find((units) => units[one] !== undefined && units[other] !== undefined);
  const [size, wanted] = [family?.[one], family?.[other]];
  return size === undefined || wanted === undefined ? null : size / wanted;
}

/** `Hours` -> `hour`; letters that are units of their own stay. */
function plain(unit: string): string {
  const small = unit.toLowerCase();
  return small.length > 2 ? small.replace(/s$/, '') : small;
}
