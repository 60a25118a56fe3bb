import type { JSX } from 'preact';
import type { Figure, PageContent, PageTable, Plan, Post, Product, ProductVariant } from '../../core/clip/clip.ts';
import { listedItems, ownProduct } from '../../core/clip/page-items.ts';
import { AVAILABILITY_NAMES } from '../../core/language/texts/clip.ts';
import { figureCount, libraryPage, planCount, postCount, variantCount } from '../../core/language/texts/extension.ts';
import { formatCount, formatMoney, formatPrice } from '../ui/format.ts';
import { FigureList } from '../ui/figure-list.tsx';
import { ItemHeading } from '../ui/item-heading.tsx';
import { PlanPrice } from '../ui/plan-list.tsx';
import { PostList } from '../ui/post-list.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { TableGrid } from '../ui/table-grid.tsx';
import { DataGrid } from './data-grid.tsx';
import { PriceEvidence } from './price-evidence.tsx';

/** Rows of one table shown at once; the export holds all. */
const ROWS = 200;

/** What a clip holds as data, each number with the words that prove it. */
export function Evidence({ content }: { content: PageContent }): JSX.Element {
  const product = ownProduct(content);
  return (
    <>
      {product !== null && <PriceEvidence product={product} />}
      <Variants product={product} />
      <Items content={content} />
      <Plans plans={content.plans ?? []} />
      {content.tables.map((table, index) => (
        <Grid key={index} table={table} number={index + 1} />
      ))}
      <Figures figures={content.figures} />
      <Posts posts={content.posts} />
    </>
  );
}

function Variants({ product }: { product: Product | null }): JSX.Element | null {
  const { language, say } = useSpeech();
  const variants = product?.variants ?? [];
  if (variants.length === 0) return null;
  const title = say(variantCount(variants.length));
  const stockOf = ({ availability }: ProductVariant): string => {
    const name = availability === null ? undefined : AVAILABILITY_NAMES[availability];
    return name === undefined ? (availability ?? '') : say(name);
  };
  const columns = [
    { label: say(libraryPage.name), cell: ({ name }: ProductVariant) => name },
    { label: say(libraryPage.sku), cell: ({ sku }: ProductVariant) => sku, isKnown: ({ sku }: ProductVariant) => sku !== null },
    { label: say(libraryPage.stock), cell: stockOf, isKnown: ({ availability }: ProductVariant) => availability !== null },
    {
      label: say(libraryPage.price),
      isNumber: true,
      cell: ({ price }: ProductVariant) => price !== null && formatMoney(price, language),
      isKnown: ({ price }: ProductVariant) => price !== null,
    },
  ].filter(({ isKnown }) => isKnown === undefined || variants.some(isKnown));
  return (
    <section>
      <h3>{title}</h3>
      <DataGrid title={title} rows={variants} columns={columns} most={ROWS} />
    </section>
  );
}

function Items({ content }: { content: PageContent }): JSX.Element | null {
  const { language, say } = useSpeech();
  const items = listedItems(content);
  if (items.length === 0) return null;
  type Item = (typeof items)[number];
  const rating = { label: say(libraryPage.rating), isNumber: true, cell: (item: Item) => item.rating };
  const price = {
    label: say(libraryPage.price),
    isNumber: true,
    cell: (item: Item) => (
      <>
        {item.oldPrice !== null && <s>{formatMoney(item.oldPrice, language)}</s>} {formatPrice(item, language)}
      </>
    ),
  };
  return (
    <section>
      <h3>
        <ItemHeading content={content} count={items.length} />
      </h3>
      <DataGrid
        title={say(libraryPage.items)}
        rows={items}
        columns={[
          { label: say(libraryPage.name), cell: (item) => item.name },
          ...(items.some((item) => item.rating !== null) ? [rating] : []),
          ...(items.some((item) => item.price !== null) ? [price] : []),
        ]}
        most={ROWS}
      />
    </section>
  );
}

function Plans({ plans }: { plans: readonly Plan[] }): JSX.Element | null {
  const { say } = useSpeech();
  if (plans.length === 0) return null;
  const title = say(planCount(plans.length));
  const features = { label: say(libraryPage.features), cell: (plan: Plan) => plan.features.join(' · ') };
  return (
    <section>
      <h3>{title}</h3>
      <DataGrid
        title={title}
        rows={plans}
        columns={[
          { label: say(libraryPage.name), cell: ({ name }) => name },
          { label: say(libraryPage.price), isNumber: true, cell: (plan) => <PlanPrice plan={plan} /> },
          ...(plans.some((plan) => plan.features.length > 0) ? [features] : []),
        ]}
        most={ROWS}
      />
    </section>
  );
}

function Grid({ table, number }: { table: PageTable; number: number }): JSX.Element {
  const { say } = useSpeech();
  const title = table.caption ?? `${say(libraryPage.table)} ${number}`;
  return (
    <section>
      <h3>{title}</h3>
      <TableGrid table={table} title={title} most={ROWS} />
    </section>
  );
}

function Figures({ figures }: { figures: readonly Figure[] }): JSX.Element | null {
  const { say } = useSpeech();
  if (figures.length === 0) return null;
  return (
    <section>
      <h3>{say(figureCount(figures.length))}</h3>
      <FigureList figures={figures} most={ROWS} />
    </section>
  );
}

function Posts({ posts }: { posts: readonly Post[] }): JSX.Element | null {
  const { language, say } = useSpeech();
  if (posts.length === 0) return null;
  return (
    <section>
      <h3>{say(postCount(formatCount(posts.length, language)))}</h3>
      <PostList posts={posts} most={ROWS} isBrief={false} />
    </section>
  );
}
