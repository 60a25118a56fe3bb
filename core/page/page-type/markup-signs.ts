import type { ElementIndex } from '../dom/element-index.ts';
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
/** Most class attributes name none of these things, which one look tells. */
const CALLED_ANY = new RegExp(Object.values(CALLED).map(({ source }) => source).join('|'), 'i');

/** Signs of a page's type in how it is built. */
export function markupSigns(body: Element, index: ElementIndex, generator: string): Record<string, number> {
  const called = new Map<string, number>();
  for (const [classes, count] of index.classCounts) {
    if (!CALLED_ANY.test(classes)) continue;
    for (const [name, words] of Object.entries(CALLED)) if (words.test(classes)) called.set(name, (called.get(name) ?? 0) + count);
  }
  const bodyCalled = `${body.getAttribute('class') ?? ''} ${body.id} `;
  const signs: Record<string, number> = { elements: logged(index.count) };
  for (const name of Object.keys(CALLED)) signs[name] = logged(called.get(name) ?? 0);
  for (const tag of COUNTED) signs[`count-${tag}`] = logged(index.tagCounts.get(tag) ?? 0);
  for (const [name, words] of Object.entries(BODY_CALLED)) signs[name] = Number(words.test(bodyCalled));
  for (const [name, words] of Object.entries(ENGINES)) signs[name] = Number(words.test(generator));
  return signs;
}
