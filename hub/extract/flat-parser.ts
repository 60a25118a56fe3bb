import { Parser, type DefaultTreeAdapterTypes as Tree } from 'parse5';

type Inserted = Parameters<Parser<Tree.DefaultTreeAdapterMap>['_insertElement']>;

/** Elements open at once, as in browsers: past it a new element stands beside the last one instead of inside it. */
const DEEPEST = 512;

/** HTML's parsing rules with the depth limit of browsers; without one the time grows with the square of the depth. */
class FlatParser extends Parser<Tree.DefaultTreeAdapterMap> {
  override _insertElement(...[token, namespace]: Inserted): void {
    if (this.openElements.stackTop >= DEEPEST) this.openElements.pop();
    super._insertElement(token, namespace);
  }
}

/** The tree of a whole page. */
export function parseFlat(html: string): Tree.Document {
  return FlatParser.parse<Tree.DefaultTreeAdapterMap>(html);
}
