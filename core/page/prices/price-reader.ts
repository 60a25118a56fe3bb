import type { Money } from '../../clip/clip.ts';
import { parsePrice } from '../../quantity/price.ts';

/** Reads the prices of one page in its language and currency; a page writes the same amounts again and again. */
export class PriceReader {
  private readonly known = new Map<string, Money | null>();

  /** `lang`: BCP 47, of the page. `currency`: ISO 4217, the one that the page states for its prices, or null. */
  constructor(private readonly lang: string | null, private readonly currency: string | null) {}

  /** The price that a text says, in the page's currency where its symbol is missing or shared by several; null where it says none. */
  read(text: string): Money | null {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const price = parsePrice(text, { lang: this.lang });
    const money = price === null ? null : inPageCurrency({ ...price }, this.currency);
    this.known.set(text, money);
    return money;
  }
}

/** Symbols that several currencies share, by the currencies that use them. */
const SHARING: Readonly<Record<string, RegExp>> = {
  $: /^(?:USD|CAD|AUD|NZD|HKD|SGD|TWD|MXN|ARS|CLP|COP)$/,
  '¥': /^(?:CNY|JPY)$/,
  '￥': /^(?:CNY|JPY)$/,
  kr: /^(?:SEK|NOK|DKK|ISK)$/,
  'kr.': /^(?:SEK|NOK|DKK|ISK)$/,
  Rs: /^(?:INR|PKR|LKR)$/,
  '£': /^(?:GBP|EGP)$/,
};

function inPageCurrency(money: Money, currency: string | null): Money {
  if (currency === null || money.currency === currency) return money;
  if (money.currency === null && money.symbol === null) return { ...money, currency };
  return SHARING[money.symbol?.toLowerCase() ?? '']?.test(currency) === true || SHARING[money.symbol ?? '']?.test(currency) === true ? { ...money, currency } : money;
}
