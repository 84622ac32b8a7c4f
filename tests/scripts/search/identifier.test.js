import assert from "node:assert/strict";
import test from "node:test";

import { readIdentifier } from "../../../generator/scripts/search/identifier.js";

const cases = [
  ["2409.19256", "2409.19256"],
  [" 2409.19256v2 ", "2409.19256"],
  ["arXiv:2409.19256", "2409.19256"],
  ["https://arxiv.org/abs/2409.19256v3", "2409.19256"],
  ["http://www.arxiv.org/pdf/2409.19256.pdf", "2409.19256"],
  ["arxiv.org/pdf/2409.19256v1", "2409.19256"],
  ["https://arxiv.org/html/2409.19256?x=1#S2", "2409.19256"],
  ["https://huggingface.co/papers/2409.19256", "2409.19256"],
  ["cs/0112017", "cs/0112017"],
  ["https://arxiv.org/abs/hep-th/9901001v1", "hep-th/9901001"],
  ["10.1145/3600006.3613165", "10.1145/3600006.3613165"],
  ["doi:10.1145/ABC.12", "10.1145/abc.12"],
  ["https://doi.org/10.1145/3600006.3613165", "10.1145/3600006.3613165"],
  ["https://dl.acm.org/doi/10.1145/3600006.3613165?download=true", "10.1145/3600006.3613165"],
  ["10.48550/arXiv.2409.19256", "2409.19256"],
  ["https://doi.org/10.48550/arXiv.2409.19256", "2409.19256"],
  ["https://example.org/list/papers/hybridflow/", "hybridflow"],
  ["hybridflow", ""],
  ["flash attention", ""],
  ["2409.19256 agents", ""],
  ["https://example.org/", ""],
  ["10.5", ""],
  ["", ""],
];

for (const [text, id] of cases) {
  test(`${JSON.stringify(text)} is ${id || "none"}`, () => assert.equal(readIdentifier(text), id));
}
