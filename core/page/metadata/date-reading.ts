/** How dates on a page are to be read: `dayFirst` for `03/06` as the third of June, `today` (ISO, null where unknown) for relative ones. */
export interface DateReading {
  readonly dayFirst: boolean;
  readonly today: string | null;
}
