/**
 * Makes `sales.xlsx`, the workbook that the product shows itself on: nineteen months of orders of an invented
 * seller, the last month partial, and its own price list. Run it again after a change: `npx tsx hub/sample/make-workbook.ts`.
 */
import { resolve } from 'node:path';
import ExcelJS from 'exceljs';

const PRODUCTS = [
  { name: '轻风 智能手环 Air 2', category: '智能穿戴', price: 279, weight: 5 },
  { name: '轻风 真无线耳机 Pro', category: '智能穿戴', price: 499, weight: 4 },
  { name: '轻风 智能台灯 L1', category: '家居电器', price: 199, weight: 3 },
  { name: '轻风 空气净化器 Mini', category: '家居电器', price: 569, weight: 2 },
  { name: '轻风 电动牙刷 T3', category: '个人护理', price: 159, weight: 4 },
] as const;
const REGIONS = [
  { name: '华东', weight: 5 },
  { name: '华南', weight: 4 },
  { name: '华北', weight: 3 },
  { name: '西南', weight: 2 },
] as const;
const CHANNELS = [
  { name: '天猫', weight: 4 },
  { name: '京东', weight: 3 },
  { name: '直播', weight: 3 },
  { name: '门店', weight: 1 },
] as const;
const FIRST_DAY = Date.UTC(2024, 3, 1);
const LAST_DAY = Date.UTC(2025, 9, 17);
const DAY = 86_400_000;

/** Mulberry32: small, seeded, the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seededRandom(20_251_017);

function pick<Choice extends { readonly weight: number }>(choices: readonly Choice[]): Choice {
  let rest = random() * choices.reduce((sum, choice) => sum + choice.weight, 0);
  const chosen = choices.find((choice) => (rest -= choice.weight) < 0) ?? choices[0];
  if (chosen === undefined) throw new Error('nothing to choose from');
  return chosen;
}

/** Orders a day: slow growth, a summer and a November peak, weekends stronger. */
function ordersOn(day: Date): number {
  const months = (day.getTime() - FIRST_DAY) / DAY / 30.4;
  const season = [0.9, 0.8, 0.95, 1, 1.05, 1.25, 1, 0.95, 1, 1.05, 1.4, 1.15][day.getUTCMonth()] ?? 1;
  const weekend = [0, 6].includes(day.getUTCDay()) ? 1.25 : 1;
  return Math.max(1, Math.round((3.2 + months * 0.09) * season * weekend * (0.75 + random() * 0.5)));
}

/** In August 2025 live streams in the east sold almost no bracelets: something for an analyst to find. */
function isLost(day: Date, region: string, channel: string, product: string): boolean {
  const inAugust = day.getUTCFullYear() === 2025 && day.getUTCMonth() === 7;
  return inAugust && region === '华东' && (channel === '直播' || product.includes('手环')) && random() < 0.85;
}

type Order = [Date, string, string, string, string, string, number, number, number];
const orders: Order[] = [];
for (let time = FIRST_DAY; time <= LAST_DAY; time += DAY) {
  const day = new Date(time);
  for (let count = ordersOn(day); count > 0; count -= 1) {
    const product = pick(PRODUCTS);
    const region = pick(REGIONS);
    const channel = pick(CHANNELS);
    if (isLost(day, region.name, channel.name, product.name)) continue;
    const quantity = 1 + Math.floor(random() * random() * 6);
    const discount = [1, 1, 0.95, 0.9][Math.floor(random() * 4)] ?? 1;
    const amount = Math.round(product.price * quantity * discount * 100) / 100;
    const id = `QF${day.toISOString().slice(2, 10).replaceAll('-', '')}${String(orders.length + 1).padStart(5, '0')}`;
    orders.push([day, id, region.name, channel.name, product.category, product.name, quantity, product.price, amount]);
  }
}

const workbook = new ExcelJS.Workbook();
workbook.creator = 'Clipsheet';
workbook.created = new Date(LAST_DAY);

const sheet = workbook.addWorksheet('销售明细', { views: [{ state: 'frozen', ySplit: 1 }] });
sheet.addTable({
  name: '销售',
  ref: 'A1',
  headerRow: true,
  style: { theme: 'TableStyleLight1', showRowStripes: true },
  columns: ['日期', '订单号', '区域', '渠道', '品类', '产品', '数量', '单价', '金额'].map((name) => ({ name, filterButton: true })),
  rows: orders,
});
[12, 16, 8, 8, 12, 24, 8, 10, 12].forEach((width, index) => (sheet.getColumn(index + 1).width = width));
sheet.getColumn(1).numFmt = 'yyyy-mm-dd';
sheet.getColumn(8).numFmt = '#,##0.00';
sheet.getColumn(9).numFmt = '#,##0.00';

const prices = workbook.addWorksheet('价格表');
prices.addTable({
  name: '价格',
  ref: 'A1',
  headerRow: true,
  style: { theme: 'TableStyleLight1', showRowStripes: true },
  columns: ['产品', '品类', '售价（元）'].map((name) => ({ name })),
  rows: PRODUCTS.map((product) => [product.name, product.category, product.price]),
});
[24, 12, 12].forEach((width, index) => (prices.getColumn(index + 1).width = width));

await workbook.xlsx.writeFile(resolve(import.meta.dirname, 'sales.xlsx'));
