import type { JSX } from 'preact';
import type { Figure, Money, PageContent, PageTable, Quote } from '../../core/clip/clip.ts';
import { libraryPage, moreOf } from '../../core/language/texts/extension.ts';
import { formatMoney } from '../ui/format.ts';
import { FigureList } from '../ui/figure-list.tsx';
import { PlanList } from '../ui/plan-list.tsx';
import { useSpeech } from '../ui/speech.tsx';
import { TableGrid } from '../ui/table-grid.tsx';

/** Rows of one table shown at once; the export holds all. */
const ROWS = 200;

/** What a clip holds as data, each number with the words that prove it. */
export function Evidence({ content }: { content: PageContent }): JSX.Element {
  return (
    <>
      <Products products={content.products} />
      <Records records={content.records} />
      <Plans plans={content.plans ?? []} />
      {content.tables.map((table, index) => (
        <Grid key={index} table={table} number={index + 1} />
      ))}
      <Figures figures={content.figures} />
    </>
  );
}

function Products({ products }: { products: PageContent['products'] }): JSX.Element | null {
  const { say } = useSpeech();
  // A lone product stands above already; here only the words that prove its price would be new.
  if (products.length === 0 || (products.length === 1 && products[0]?.quote === null)) return null;
  return (
    <Priced
      title={say(libraryPage.products)}
      rows={products.map(({ name, price, oldPrice, quote }) => ({ name, price, oldPrice, quote }))}
    />
  );
}

function Records({ records }: { records: PageContent['records'] }): JSX.Element | null {
  const { say } = useSpeech();
  if (records.length === 0) return null;
  return (
    <Priced
      title={say(libraryPage.records)}
      rows={records.map(({ name, price, oldPrice }) => ({ name, price, oldPrice, quote: null }))}
    />
  );
}

function Plans({ plans }: { plans: NonNullable<PageContent['plans']> }): JSX.Element | null {
  const { say } = useSpeech();
  if (plans.length === 0) return null;
  return (
    <section>
      <h3>{say(libraryPage.plans)}</h3>
      <PlanList plans={plans} most={ROWS} />
    </section>
  );
}

interface PricedRow {
  readonly name: string;
  readonly price: Money | null;
  readonly oldPrice: Money | null;
  readonly quote: Quote | null;
}

function Priced({ title, rows }: { title: string; rows: readonly PricedRow[] }): JSX.Element {
  const { language, say } = useSpeech();
  const hasQuotes = rows.some(({ quote }) => quote !== null);
  return (
    <section>
      <h3>{title}</h3>
      <div class="grid" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(libraryPage.name)}</th>
              <th scope="col" class="number">
                {say(libraryPage.price)}
              </th>
              {hasQuotes && <th scope="col">{say(libraryPage.evidence)}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROWS).map(({ name, price, oldPrice, quote }, index) => (
              <tr key={index}>
                <td>{name}</td>
                <td class="number">
                  {oldPrice !== null && <s>{formatMoney(oldPrice, language)}</s>}{' '}
                  {price !== null && formatMoney(price, language)}
                </td>
                {hasQuotes && <td>{quote !== null && <Passage quote={quote} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > ROWS && <p class="more">{say(moreOf(rows.length - ROWS))}</p>}
    </section>
  );
}

/** The words that prove a number, among those around them. */
function Passage({ quote }: { quote: Quote }): JSX.Element {
  return (
    <q>
      {quote.prefix}
      <mark>{quote.exact}</mark>
      {quote.suffix}
    </q>
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
      <h3>{say(libraryPage.figures)}</h3>
      <FigureList figures={figures} most={ROWS} />
    </section>
  );
}
