import type { Offer, Study, UnfitAnalysis } from '../../core/report/study.ts';

/** An offer with its position in the study. */
export interface PlacedOffer {
  readonly offer: Offer;
  readonly index: number;
}

/** The analyses whose title or question, in either language, or whose table holds all of the words. */
export function foundAnalyses({ offers, unfit }: Study, words: string): { readonly offers: readonly PlacedOffer[]; readonly unfit: readonly UnfitAnalysis[] } {
  const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const holds = ({ title, question }: Pick<Offer, 'title' | 'question'>, table: string) => {
    const text = [title.zh, title.en, question.zh, question.en, table].join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return {
    offers: offers.map((offer, index) => ({ offer, index })).filter(({ offer }) => holds(offer, offer.binding.table.name)),
    unfit: unfit.filter((one) => holds(one, '')),
  };
}
