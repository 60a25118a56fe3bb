/** Money as read: `amount` an exact decimal as text, `currency` ISO 4217 where known, `symbol` as written. */
export interface Money {
  readonly amount: string;
  readonly currency: string | null;
  readonly symbol: string | null;
}
