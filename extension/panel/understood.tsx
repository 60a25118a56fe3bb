import type { JSX } from 'preact';
import type { PageContent, PageTable, Product } from '../../core/clip/clip.ts';
import { listedItems, ownProduct } from '../../core/clip/page-items.ts';
import { noticeText, AVAILABILITY_NAMES } from '../../core/language/texts/clip.ts';
import { characters, figureCount, moreOf, panel, planCount, postCount, tableCount, tableSize, variantCount } from '../../core/language/texts/extension.ts';
import { Fact } from '../ui/facts.tsx';
import { FigureList } from '../ui/figure-list.tsx';
import { formatCount, formatMoney, formatPublished } from '../ui/format.ts';
import { ItemHeading } from '../ui/item-heading.tsx';
import { InfoNote } from '../ui/notes.tsx';
import { PlanList } from '../ui/plan-list.tsx';
import { PostList } from '../ui/post-list.tsx';
import { ItemList, VariantList } from '../ui/priced-list.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { TableGrid } from '../ui/table-grid.tsx';

/** How many of each kind fit before the fields to edit. */
const SHOWN = 3;
/** Rows by which a person sees whether a table was read right. */
const PREVIEW_ROWS = 5;

/** What was understood of a page; with `isBrief` the first of each kind, else the facts alone. */
export function Understood({ content, scope, isBrief }: { content: PageContent; scope: 'page' | 'selection'; isBrief: boolean }): JSX.Element {
  const { language, say } = useSpeech();
  const product = ownProduct(content);
  const notices = content.notices.map(noticeText).filter((text) => text !== null);
  return (
    <section aria-label={say(panel.understood)}>
      {notices.map((notice) => (
        <InfoNote key={notice.en}>{say(notice)}</InfoNote>
      ))}
      {scope === 'selection' && <p class="scope">{say(panel.selectionOnly)}</p>}
      {product !== null && <ProductFacts product={product} />}
      <dl class="facts">
        {product === null && content.author !== null && <Fact label={say(panel.author)}>{content.author}</Fact>}
        {product === null && content.publishedAt !== null && (
          <Fact label={say(panel.published)}>{formatPublished(content.publishedAt, language)}</Fact>
        )}
        {content.pages !== undefined && <Fact label={say(panel.pages)}>{formatCount(content.pages, language)}</Fact>}
        {content.text !== '' && (
          <Fact label={say(panel.textSize)}>{say(characters(formatCount(content.text.length, language)))}</Fact>
        )}
      </dl>
      {isBrief && (
        <>
          <Variants product={product} />
          <Items content={content} />
          <Plans plans={content.plans ?? []} />
          <Posts posts={content.posts} />
          <Tables tables={content.tables} />
          <Figures figures={content.figures} />
        </>
      )}
    </section>
  );
}

function Variants({ product }: { product: Product | null }): JSX.Element | null {
  const { say } = useSpeech();
  const variants = product?.variants ?? [];
  if (variants.length === 0) return null;
  return (
    <>
      <h2>{say(variantCount(variants.length))}</h2>
      <VariantList variants={variants} most={SHOWN + 1} />
    </>
  );
}

function Items({ content }: { content: PageContent }): JSX.Element | null {
  const items = listedItems(content);
  if (items.length === 0) return null;
  return (
    <>
      <h2>
        <ItemHeading content={content} count={items.length} />
      </h2>
      <ItemList items={items} most={SHOWN} />
    </>
  );
}

function Plans({ plans }: { plans: NonNullable<PageContent['plans']> }): JSX.Element | null {
  const { say } = useSpeech();
  if (plans.length === 0) return null;
  return (
    <>
      <h2>{say(planCount(plans.length))}</h2>
      <PlanList plans={plans} most={SHOWN + 1} />
    </>
  );
}

function Posts({ posts }: { posts: PageContent['posts'] }): JSX.Element | null {
  const { language, say } = useSpeech();
  if (posts.length === 0) return null;
  return (
    <>
      <h2>{say(postCount(formatCount(posts.length, language)))}</h2>
      <PostList posts={posts} most={SHOWN} isBrief />
    </>
  );
}

function ProductFacts({ product }: { product: Product }): JSX.Element {
  const { language, say } = useSpeech();
  const { price, oldPrice, availability, rating, ratingBest, otherPrices = [] } = product;
  const stock = availability === null ? null : AVAILABILITY_NAMES[availability];
  return (
    <dl class="facts">
      {price !== null && (
        <Fact label={say(panel.price)}>
          <strong class="price">{formatMoney(price, language)}</strong>
          {price.currency !== null && <small> {price.currency}</small>}
        </Fact>
      )}
      {oldPrice !== null && (
        <Fact label={say(panel.oldPrice)}>
          <s>{formatMoney(oldPrice, language)}</s>
        </Fact>
      )}
      {otherPrices.length > 0 && (
        <Fact label={say(panel.otherPrice)}>
          {otherPrices.slice(0, SHOWN).map((other) => `${formatMoney(other.price, language)}${other.price.currency === price?.currency ? '' : ` ${other.price.currency ?? ''}`}`).join(' · ')}
        </Fact>
      )}
      {availability !== null && (
        <Fact label={say(panel.availability)}>{stock === undefined || stock === null ? availability : say(stock)}</Fact>
      )}
      {rating !== null && (
        <Fact label={say(panel.rating)}>
          {rating}
          {ratingBest !== null && <small> / {ratingBest}</small>}
        </Fact>
      )}
    </dl>
  );
}

/** The first tables, the first of them open with its first rows. */
function Tables({ tables }: { tables: readonly PageTable[] }): JSX.Element | null {
  const { language, say } = useSpeech();
  if (tables.length === 0) return null;
  return (
    <>
      <h2>{say(tableCount(tables.length))}</h2>
      {tables.slice(0, SHOWN).map((table, index) => {
        const title = table.caption ?? headingsOf(table);
        return (
          <details key={index} class="table" open={index === 0}>
            <summary>
              <span class="cut" title={title}>{title}</span>
              <small>{say(tableSize(table.rows.length - table.headerRows, table.rows[0]?.length ?? 0))}</small>
            </summary>
            <TableGrid table={table} title={title} most={PREVIEW_ROWS} />
          </details>
        );
      })}
      {tables.length > SHOWN && <p class="more">{say(moreOf(formatCount(tables.length - SHOWN, language)))}</p>}
    </>
  );
}

/** The first headings of a table without caption, across or down, by which a person knows it again. */
function headingsOf({ rows, headerRows, headerColumns }: PageTable): string {
  const names = headerRows === 0 && headerColumns > 0 ? rows.map(([name]) => name) : (rows[0] ?? []);
  return names
    .map((name) => name?.text ?? '')
    .filter((text) => text !== '')
    .slice(0, 4)
    .join(' · ');
}

function Figures({ figures }: { figures: PageContent['figures'] }): JSX.Element | null {
  const { say } = useSpeech();
  if (figures.length === 0) return null;
  return (
    <>
      <h2>{say(figureCount(figures.length))}</h2>
      <FigureList figures={figures} most={SHOWN} />
    </>
  );
}
