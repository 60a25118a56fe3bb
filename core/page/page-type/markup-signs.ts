import { descendants, isElement, tagName } from '../dom/nodes.ts';
import { logged } from './scale.ts';

/** What elements call themselves, counted by element. */
const CALLED = {
  calledPost: /(?:^|[\s_-])(?:post|thread|topic|message|reply|replies|floor)(?:$|[\s_-]|\d)/i,
  calledComment: /comment|respond/i,
  calledAnswer: /answer|question/i,
  calledProduct: /product|goods|sku/i,
  calledCard: /card|tile|grid-item|list-item/i,
  calledPrice: /price|amount/i,
  calledPerson: /user-?name|avatar|author|member|nick/i,
  calledByline: /byline|entry-meta|post-meta|published|dateline/i,
  calledCart: /cart|basket|checkout/i,
  calledGallery: /gallery|carousel|slider|swiper|thumb/i,
  calledVariant: /variant|swatch|option|quantity|qty/i,
  calledFilter: /filter|facet|refine|sort/i,
  calledPaging: /paginat|pager|page-numbers/i,
  calledCrumb: /breadcrumb/i,
  calledSide: /side-?bar|side-?nav|toc|table-of-contents|docs?-/i,
  calledHero: /hero|banner|cta|testimonial|feature|faq|pricing|plan/i,
  calledCode: /highlight|codehilite|prism|language-|hljs|sphinx|rst-/i,
  calledArticle: /article|entry|story|blog/i,
  calledSpec: /spec|attribute|description|detail/i,
  calledRating: /rating|review|stars?(?:$|[\s_-])/i,
} as const satisfies Record<string, RegExp>;
/** What shop, blog and forum engines call the body of each kind of page. */
const BODY_CALLED = {
  bodyProduct: /single-product|template-product|product-(?:page|view|detail|template)|catalog-product-view|\bproduct\b|pdp/i,
  bodyCollection: /template-collection|product-?list|catalog-category|category|collection|archive|tax-|plp|shop/i,
  bodyPost: /single-post|single |post-template|article|blog-post|postid/i,
  bodyForum: /forum|thread|topic|question|discuss|viewtopic|viewthread|\bbbs\b/i,
  bodyDocs: /docs|wiki|reference|sphinx|book/i,
  bodyPage: /page-template|\bhome\b|landing|page-id|wp-page/i,
} as const satisfies Record<string, RegExp>;
const ENGINES = {
  madeForForums: /discourse|xenforo|vbulletin|phpbb|mybb|flarum|nodebb|invision|discuz|smf|vanilla|question2answer/i,
  madeForShops: /shopify|woocommerce|magento|prestashop|bigcommerce|opencart|shopware/i,
  madeForDocs: /docusaurus|sphinx|mkdocs|gitbook|mdbook|hugo|jekyll|vuepress|vitepress|asciidoctor|doxygen|mediawiki|docutils/i,
  madeForSites: /wordpress|wix|squarespace|webflow|drupal|elementor|hubspot|joomla/i,
} as const satisfies Record<string, RegExp>;
const COUNTED = ['article', 'section', 'li', 'table', 'pre', 'img', 'form', 'input', 'button', 'iframe', 'video', 'time', 'select', 'dl', 'blockquote', 'h1', 'h2', 'h3'] as const;
const MOST_ELEMENTS = 30_000;

/** Signs of a page's type in how it is built. */
export function markupSigns(body: Element, generator: string): Record<string, number> {
  const called = new Map<string, number>();
  const tags = new Map<string, number>();
  const names = new Map<string, string[]>();
  let elements = 0;
  for (const node of descendants(body)) {
    if (!isElement(node)) continue;
    if ((elements += 1) > MOST_ELEMENTS) break;
    const tag = tagName(node);
    tags.set(tag, (tags.get(tag) ?? 0) + 1);
    const written = node.getAttribute('class') ?? '';
    if (written === '') continue;
    let kinds = names.get(written);
    if (kinds === undefined) names.set(written, (kinds = Object.entries(CALLED).filter(([, words]) => words.test(written)).map(([name]) => name)));
    for (const kind of kinds) called.set(kind, (called.get(kind) ?? 0) + 1);
  }
  const bodyCalled = `${body.getAttribute('class') ?? ''} ${body.id} `;
  const signs: Record<string, number> = { elements: logged(elements) };
  for (const name of Object.keys(CALLED)) signs[name] = logged(called.get(name) ?? 0);
  for (const tag of COUNTED) signs[`count-${tag}`] = logged(tags.get(tag) ?? 0);
  for (const [name, words] of Object.entries(BODY_CALLED)) signs[name] = Number(words.test(bodyCalled));
  for (const [name, words] of Object.entries(ENGINES)) signs[name] = Number(words.test(generator));
  return signs;
}
