/** Pages as large as any that is met, each of one kind of largeness, made anew each time. */
export interface LargePage {
  readonly name: string;
  readonly html: () => string;
}

const page = (body: string): string => `<!doctype html><html lang="en"><head><title>Large page</title></head><body><main><h1>Large page</h1>${body}</main></body></html>`;
const SENTENCE = 'The plant delivered 1,250 units in March, 12.5% more than the year before, at a price of $19.99 each. ';

export const LARGE_PAGES: readonly LargePage[] = [
  { name: 'article of 10 MB', html: () => page(`<p>${SENTENCE.repeat(8)}</p>`.repeat(12_500)) },
  { name: 'shop list of 10 MB', html: () => page(`<ul>${Array.from({ length: 20_000 }, (_, i) => `<li class="card"><a href="/p/${i}"><img data-src="/i/${i}.jpg" alt=""><h3 class="title">Copper kettle number ${i}</h3></a><div class="price"><del>$${i + 9}.50</del> <b>$${i}.99</b></div><p class="text">Holds ${i % 9} litres and keeps them warm. ${SENTENCE}</p><button>Buy</button></li>`).join('')}</ul>`) },
  { name: '200,000 elements', html: () => page(`<div class="row"><span>cell</span><span>${'x'.repeat(9)}</span></div>`.repeat(66_600)) },
  { name: '50,000 deep', html: () => page(`${'<div>'.repeat(50_000)}${SENTENCE}${'</div>'.repeat(50_000)}`) },
  { name: 'one text of 10 MB', html: () => page(`<p>${SENTENCE.repeat(100_000)}</p>`) },
  { name: 'one word of 10 MB', html: () => page(`<p>${'x'.repeat(10_000_000)}</p>`) },
  { name: 'table of 100,000 cells', html: () => page(`<table><tr>${Array.from({ length: 20 }, (_, c) => `<th>Column ${c}</th>`).join('')}</tr>${Array.from({ length: 5_000 }, (_, r) => `<tr>${Array.from({ length: 20 }, (__, c) => `<td>${r * c}</td>`).join('')}</tr>`).join('')}</table>`) },
  { name: '20,000 links in a row', html: () => page(`<p>${Array.from({ length: 20_000 }, (_, i) => `<a href="/${i}">word ${i}</a> `).join('')}</p>`) },
];
