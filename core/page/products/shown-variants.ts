import type { ProductVariant } from '../../clip/clip.ts';
import { attribute, collapseSpace } from '../dom/nodes.ts';
import type { PriceReader } from '../prices/price-reader.ts';
import { MONEY_IN_TEXT } from '../prices/price-words.ts';

const CHOICE = /size|colou?r|variant|variation|option|pack|style|flavou?r|model|material|finish|length|width|weight|attribute|规格|颜色|尺码|套餐|型号|款式|taille|couleur|größe|farbe/i;
const NO_CHOICE = /quantity|qty|country|currency|language|sort|region|state|month|year|review|rating|数量/i;
const NO_VALUE = /^(?:-+|(?:please )?(?:choose|select|pick)\b.*|请选择.*|choisir.*|wählen.*|default title)$/i;
const MOST = 60;

/** The ways to have a product that its page offers to choose from, with the price that an option names. */
export function shownVariants(body: Element, reader: PriceReader): ProductVariant[] {
  const variants: ProductVariant[] = [];
  for (const select of body.querySelectorAll('select')) {
    const names = `${attribute(select, 'name') ?? ''} ${select.id} ${select.getAttribute('class') ?? ''} ${attribute(select, 'aria-label') ?? ''} ${attribute(select, 'data-attribute_name') ?? ''}`;
    if (!CHOICE.test(names) || NO_CHOICE.test(names)) continue;
    for (const option of select.querySelectorAll('option')) {
      const variant = variantOf(collapseSpace(option.textContent ?? ''), option.hasAttribute('disabled'), reader);
      if (variant !== null && variants.length < MOST && !variants.some(({ name }) => name === variant.name)) variants.push(variant);
    }
  }
  return variants.length > 1 ? variants : [];
}

/** `2 bags - $39.98` as an option with its price; `(sold out)` is what it says. */
function variantOf(text: string, isDisabled: boolean, reader: PriceReader): ProductVariant | null {
  if (text === '' || text.length > 100 || NO_VALUE.test(text)) return null;
  const [written] = text.match(MONEY_IN_TEXT) ?? [];
  const isGone = isDisabled || /sold out|out of stock|unavailable|售罄|缺货|无货/i.test(text);
  const name = text.replace(written ?? '', '').replace(/[\s(]*(?:sold out|out of stock|unavailable|售罄|缺货|无货)\)?/i, '').replace(/[\s\-–—:+(|,]+\)?$/, '').trim();
  // `+ $5` is what an option adds, not what it costs.
  const price = written === undefined || /[+＋]\s*$/.test(text.slice(0, text.indexOf(written))) ? null : reader.read(written);
  return name === '' ? null : { name, sku: null, price, availability: isGone ? 'out-of-stock' : null };
}
