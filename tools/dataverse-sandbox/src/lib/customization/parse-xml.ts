import type { Element } from '@xmldom/xmldom';
import { DOMParser, onErrorStopParsing, ParseError } from '@xmldom/xmldom';
import { customizationErrors } from './customization-errors.js';

/** The root of a well-formed document; anything else is the caller's mistake, `what` naming the column. */
export function parseXml(text: string, what: string): Element {
  try {
    const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement;
    if (root === null) throw customizationErrors.badXml(what, 'Root element is missing.');
    return root;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw customizationErrors.badXml(what, error.message);
  }
}

/** The element children, text and comments left out. */
export function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node)) children.push(node);
  }
  return children;
}

export function attributesOf(element: Element): Record<string, string> {
  return Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]));
}

function isElement(node: { readonly nodeType: number }): node is Element {
  return node.nodeType === 1;
}
