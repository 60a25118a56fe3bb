import type { Clip, Figure } from '../../../../core/clip/clip.ts';
import { sampleClip } from '../sample-clip.ts';

export interface SampleArticle {
  readonly id: string;
  readonly site: string;
  readonly publishedAt: string | null;
  readonly title: string;
  readonly text: string;
  readonly lang?: string;
  readonly tags?: readonly string[];
  readonly figures?: readonly Figure[];
}

/** A clip of an article. */
export function sampleArticle({ id, site, publishedAt, title, text, lang = 'en', tags = [], figures = [] }: SampleArticle): Clip {
  const clip = sampleClip(id, `https://${site}/${id}`, []);
  return { ...clip, tags: [...tags], content: { ...clip.content, pageType: 'article', title, text, lang, publishedAt, figures: [...figures] } };
}

/** A figure that a sentence states of a subject for a year, or for no time where none is given. */
export function sampleFigure(subject: string | null, value: string, when: string | null, unit = 'USD', more: Partial<Figure> = {}): Figure {
  const sentence = `${subject ?? 'It'} had revenue of ${value}${when === null ? '' : ` in ${when}`}.`;
  return {
    text: value,
    value,
    upper: null,
    unit,
    bound: null,
    about: 'revenue',
    subject,
    when: when === null ? null : { from: when, to: null, text: when, by: 'sentence' },
    direction: null,
    sentence,
    quote: { exact: value, prefix: 'revenue of ', suffix: '' },
    ...more,
  };
}

/**
 * Twelve articles a month over four months on four sites. From the third month on three of four speak of robots, before
 * one of twelve; fax machines go the other way; every article speaks of warehouses.
 */
export function sampleArticles(): Clip[] {
  return Array.from({ length: 48 }, (_, index) => {
    const [month, place] = [Math.floor(index / 12), index % 12];
    const isLate = month >= 2;
    const says = (late: boolean, early: boolean) => (isLate ? late : early);
    const robots = says(place % 4 !== 0, place === 5);
    const fax = says(place === 5, place % 4 !== 0);
    return sampleArticle({
      id: `n${String(index)}`,
      site: `site${String(index % 4)}.example`,
      publishedAt: `2026-0${String(month + 1)}-${String(2 * place + 1).padStart(2, '0')}`,
      title: place % 3 === 0 ? 'Warehouse automation' : `Story ${String(index)}`,
      text: `A warehouse report. ${robots ? 'Robots pick the goods.' : ''} ${fax ? 'Fax is how orders come.' : ''}`,
    });
  });
}
