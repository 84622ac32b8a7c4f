"""Where a paper appeared, as a short name and a year, if that is said beyond doubt.

Comments on arXiv are free text: "Accepted at NeurIPS 2022", but also "submitted to NeurIPS 2022"
and "uses the NeurIPS 2022 template". What is not understood gives no venue.
"""

from __future__ import annotations

import re

_NAMES = """
AAAI AAMAS ACL AISTATS ALT ASE ASPLOS ATC BMVC CAV CC CCS CGO CHI CIKM CIDR COLING COLM COLT CoLLAs
CoNLL CoRL CRYPTO CSCW CVPR DAC DATE EACL ECAI ECCV ECML ECOOP ECIR EMNLP ESEC ESOP EUROCRYPT
EuroSys FAST FCCM FOCS FPGA FSE HotChips HotNets HotOS HotStorage HPCA HPDC ICAIF ICAPS ICASSP ICCAD
ICCD ICCV ICDE ICDCS ICDM ICFP ICLR ICML ICPP ICRA ICS ICSE IISWC IJCAI IJCNN INFOCOM INTERSPEECH
IPDPS IROS ISCA ISLPED ISMAR ISPASS ISSTA ISSCC IUI JCDL KDD KR LREC MICCAI MICRO MLSys MobiCom
MobiSys NAACL NDSS NeurIPS NSDI OOPSLA OSDI PACT PKDD PLDI PODC PODS POPL PPoPP RecSys RSS SAT SC
SenSys SIGCOMM SIGGRAPH SIGIR SIGMETRICS SIGMOD SOCC SoCC SODA SOSP SPAA STOC TACAS UAI UbiComp UIST
VLDB WACV WSDM WWW
""".split()  # noqa: SIM905 (a list of words reads better so)
_LONGER = {
    "NIPS": "NeurIPS",
    "MLSYS": "MLSys",
    "EUROSYS": "EuroSys",
    "NEURIPS": "NeurIPS",
    "USENIX ATC": "USENIX ATC",
    "ATC": "USENIX ATC",
    "USENIX Security": "USENIX Security",
    "SIGGRAPH Asia": "SIGGRAPH Asia",
    "Interspeech": "INTERSPEECH",
    "Supercomputing": "SC",
}
SHORT_NAMES = {name: name for name in _NAMES} | _LONGER

_FULL_NAMES = {
    "Advances in Neural Information Processing Systems": "NeurIPS",
    "Neural Information Processing Systems": "NeurIPS",
    "International Conference on Machine Learning": "ICML",
    "International Conference on Learning Representations": "ICLR",
    "AAAI Conference on Artificial Intelligence": "AAAI",
    "Conference on Computer Vision and Pattern Recognition": "CVPR",
    "International Conference on Computer Vision": "ICCV",
    "European Conference on Computer Vision": "ECCV",
    "Conference on Empirical Methods in Natural Language Processing": "EMNLP",
    "Annual Meeting of the Association for Computational Linguistics": "ACL",
    "Architectural Support for Programming Languages and Operating Systems": "ASPLOS",
    "International Symposium on Computer Architecture": "ISCA",
    "International Symposium on Microarchitecture": "MICRO",
    "High-Performance Computer Architecture": "HPCA",
    "European Conference on Computer Systems": "EuroSys",
    "Symposium on Operating Systems Principles": "SOSP",
    "Operating Systems Design and Implementation": "OSDI",
    "Networked Systems Design and Implementation": "NSDI",
    "Design Automation Conference": "DAC",
    "International Conference on Parallel Processing": "ICPP",
    "International Conference on Software Engineering": "ICSE",
    "Automated Software Engineering": "ASE",
    "Knowledge Discovery and Data Mining": "KDD",
    "Machine Learning and Systems": "MLSys",
}
_SHORT = re.compile(
    r"(?<![\w/-])(" + "|".join(sorted(map(re.escape, SHORT_NAMES), key=len, reverse=True)) + r")"
    r"(?:\s*[’'`]\s*([0-9]{2})|[\s,-]*\(?((?:19|20)[0-9]{2})\)?)(?![0-9])"
)
_FULL = re.compile("|".join(map(re.escape, _FULL_NAMES)), re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9.:-])((?:19|20)[0-9]{2})(?![0-9.:-]*[0-9])")
_DOUBT = re.compile(
    r"submi(?:tted|ssion)|under (?:review|submission)|template|format|style|extend(?:s|ed)|earlier"
    r"|preliminary|previous|short version|full version|longer version|journal version|challenge"
    r"|competition|reject|withdr|tutorial|dataset of|winner|in preparation|intended|reviewed for",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(
    r"(?i:workshop on|workshop:)\s+([A-Z][\w-]*(?:[ ,:&-]+(?:[A-Z][\w-]*|and|for|of|in|on|the))*)"
)


def read_comment(comment: str) -> str:
    """The venue in arXiv's comment: ``NeurIPS 2022`` of "Accepted at NeurIPS 2022, 12 pages"."""
    if _DOUBT.search(comment):
        return ""
    found = {name_venue(match) for match in _SHORT.finditer(comment)}
    if len(found) != 1:
        return ""
    venue = found.pop()
    if re.search(r"workshop", comment, re.IGNORECASE):
        match = _WORKSHOP.search(comment)
        return f"{venue} Workshop on {match[1].strip(' ,:&-')}" if match else ""
    findings = re.search(r"\bfindings\b", comment, re.IGNORECASE)
    return f"Findings of {venue}" if findings else venue


def read_journal(reference: str) -> str:
    """The venue in arXiv's journal reference, if it is a conference that is known; journals come
    with volumes and pages in too many orders."""
    if re.search(r"workshop", reference, re.IGNORECASE):
        return ""
    return read_comment(reference) or read_proceedings(reference, "")


def read_proceedings(title: str, year: str) -> str:
    """The venue of proceedings by their title: a known short or full name. ``year``, where it is
    known, stands over one in the title."""
    if re.search(r"workshop|companion|adjunct|extended abstracts", title, re.IGNORECASE):
        return ""
    years = set(_YEAR.findall(title))
    year = year or (years.pop() if len(years) == 1 else "")
    found = {name_venue(match).rpartition(" ")[0] for match in _SHORT.finditer(title)}
    found |= {
        SHORT_NAMES[name] for name in re.findall(r"\(([\w ]+)\)", title) if name in SHORT_NAMES
    }
    if not found and (full := _FULL.search(title)):
        found = {next(v for k, v in _FULL_NAMES.items() if k.lower() == full[0].lower())}
    return f"{found.pop()} {year}" if len(found) == 1 and year else ""


def read_acronym(acronym: str, year: str) -> str:
    """``EuroSys 2025`` of an event's "EuroSys '25"; of an unknown event as well, as it calls
    itself so."""
    name = re.sub(r"[\s,]*(?:[’'`]\s*[0-9]{2}|(?:19|20)[0-9]{2})\s*$", "", acronym).strip()
    if not re.fullmatch(r"[A-Za-z][\w&/-]*(?: [A-Z][\w&/-]*)?", name) or not year:
        return ""
    return f"{SHORT_NAMES.get(name, name)} {year}"


def name_venue(match: re.Match[str]) -> str:
    short, full = match[2], match[3]
    if short:
        full = f"{'19' if short > '60' else '20'}{short}"
    return f"{SHORT_NAMES[match[1]]} {full}"
