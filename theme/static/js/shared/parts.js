// @ts-check

/**
 * Return what finds the element below `root` that the page's template marks data-part="name". The
 * template has it: what a page may lack is looked for with querySelector.
 * @param {ParentNode} root
 * @returns {<T extends HTMLElement = HTMLElement>(name: string) => T}
 */
export function parts(root) {
  return (name) => /** @type {any} */ (root.querySelector(`[data-part="${name}"]`));
}
