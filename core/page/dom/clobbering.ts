import { tagName } from './nodes.ts';

/** Elements that overlay a property of their form or of the document by their name or id. */
const NAMED: ReadonlySet<string> = new Set(['a', 'button', 'embed', 'fieldset', 'form', 'iframe', 'img', 'input', 'object', 'output', 'select', 'textarea']);

/**
 * Takes names and ids off an element of a copy that would overlay what the DOM defines: after `<input name="parentNode">`
 * the form's `parentNode` is that input, after `<img name="body">` the document's `body` that picture.
 */
export function disarmNames(element: Element, form: Element): void {
  if (!NAMED.has(tagName(element))) return;
  for (const name of ['name', 'id']) {
    const value = element.getAttribute(name);
    if (value !== null && (value in form || value in form.ownerDocument)) element.removeAttribute(name);
  }
}
