/** The menu that copies or downloads the whole result. */

import { countPapers, make, makeButton } from "./dom.js";
import { gatherDocuments, nameFile } from "./export.js";

/** Addresses of files live so long, in milliseconds, which every browser takes to start saving. */
const KEPT = 60_000;

/**
 * @typedef {{label: string, extension: string, mediaType: string,
 *   write: (documents: object[], site: {url: string, name: string}) => string}} Format
 */
export class ExportMenu {
  /**
   * @param {Record<string, Format>} formats
   * @param {{url: string, name: string}} site
   * @param {(numbers: Uint32Array) => Promise<object[]>} load documents
   */
  constructor(formats, site, load) {
    Object.assign(this, { formats, site, load });
    this.numbers = new Uint32Array();
    this.q = "";
    this.ready = null;
    this.what = make("p", { class: "rl-export__what" });
    this.bar = make("progress", { class: "rl-export__bar", "aria-label": "Papers read" });
    this.cancel = makeButton({ class: "rl-export__button" }, "Cancel", () => this.controller?.abort());
    this.progress = make("div", { class: "rl-export__progress", hidden: true }, this.bar, this.cancel);
    this.says = make("p", { class: "rl-export__says", role: "status" });
    const rows = Object.entries(formats).map(([name, format]) => this.#makeRow(name, format));
    this.panel = make("div", { class: "rl-export__panel" }, this.what, ...rows, this.progress, this.says);
    this.element = make(
      "details", { class: "rl-menu rl-export" }, make("summary", {}, "Export"), this.panel,
    );
  }

  /** @param {Uint32Array} numbers of the papers of the result, in its order */
  show(numbers, q) {
    if (this.numbers !== numbers) this.ready = null;
    Object.assign(this, { numbers, q });
    this.what.textContent = `${countPapers(numbers.length)}, in the order shown`;
    if (!this.progress.hidden) this.controller.abort();
    this.says.textContent = "";
    for (const button of this.panel.querySelectorAll("[data-format]")) button.disabled = !numbers.length;
  }

  #makeRow(name, { label }) {
    const act = (words, work) => {
      const button = makeButton(
        { class: "rl-export__button", "data-format": name, "data-act": words.toLowerCase() }, words,
        () => this.#run(name, work, button),
      );
      button.append(make("span", { class: "rl-hidden" }, ` ${label}`));
      return button;
    };
    return make(
      "div", { class: "rl-export__row" }, make("span", { class: "rl-export__label", "aria-hidden": "true" }, label),
      navigator.clipboard ? act("Copy", this.#copy) : null, act("Download", this.#download),
    );
  }

  async #run(name, work, button) {
    this.controller?.abort();
    const controller = new AbortController();
    this.controller = controller;
    this.says.textContent = "";
    try {
      const documents = await this.#gather(controller.signal);
      const format = this.formats[name];
      await work.call(this, format.write(documents, this.site), format, documents.length);
    } catch (error) {
      if (controller === this.controller) {
        this.says.textContent = controller.signal.aborted ? "Cancelled." : error.message;
      }
    } finally {
      if (controller === this.controller) {
        if (this.progress.contains(document.activeElement)) button.focus();
        this.progress.hidden = true;
      }
    }
  }

  /** The documents of a result are kept: whoever copies may download next. */
  async #gather(signal) {
    if (this.ready) return this.ready;
    const numbers = this.numbers;
    const onProgress = (done, all) => {
      this.bar.max = Math.max(all, 1);
      this.bar.value = done;
      this.progress.hidden = done === all;
    };
    const documents = await gatherDocuments(numbers, this.load, { onProgress, signal });
    if (numbers === this.numbers) this.ready = documents;
    return documents;
  }

  async #copy(text, { label }, count) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      this.says.textContent = "The browser did not let this page copy. Press Copy again, or download the file.";
      return;
    }
    this.says.textContent = `Copied ${countPapers(count)} as ${label}.`;
  }

  async #download(text, { label, extension, mediaType }, count) {
    const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
    const name = nameFile(this.q, extension);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
    this.says.textContent = `${countPapers(count)} as ${label} in ${name}.`;
  }
}
