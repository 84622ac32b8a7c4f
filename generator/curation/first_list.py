"""The list that this repository begins with: what `readinglist init` takes away.

A file of another name in ``data/`` belongs to somebody else, and is never removed.
"""

_PAPERS = """
    agentic-heterogeneous aios anemoi aquarius archgym archon ark asi-arch asyncflow atraf-imrad
    atraf auto-gnn autoglm barbarians batchllm bimgent bit-weight-tpe burstgpt cambricon-llm co2
    coda commformer composition-of-experts compressor cpu-gpu-coupling curator
    data-efficient-training deepvideo-r1 ecommerce-slm efficientllm elaswave energonai
    ethos-u55-soft-errors evogit finrobot fragile-mastery frontier-partitioning
    fused-kernel-library g-designer g-memory gbrl gennape genz gmorl gpiot gpperf gradsign
    graphgps grid gru-svm guaranteed-guess gui-r1 hashiru hecto hexgen-text2sql holmes hybridflow
    hydra jaxmarl l2mac lggpt llm-agent-umf long-context-deployment low-code-workflow lsm-gnn
    marl-dse melange memos mesh-transformers metricgrids modern-cpp modern-nvidia-cores mpirigen
    nanoflow neupims ngpc owl palace pc-darts peft-survey pigeon pim-gpt price-of-freedom rarts
    resplan rpg-zerorepo rstar2-agent rtlrepocoder s-lora sambay sana-video sarathi-serve semi-pd
    slm-agents smash sn40l sparse-rnn-pain srl subgraph-wl symbolics-jl tilus torchtitan ufo2
    universal-checkpointing vector-uav verltool wan wizard-wasm
"""
PAPERS = frozenset(_PAPERS.split())

_COLLECTIONS = """
    agents-as-systems architecture-search computer-use-agents from-functions-to-repositories
    graph-learning-theory-to-kernels past-the-memory-wall rl-for-language-models
    serving-large-models small-models-in-practice training-at-scale
"""
COLLECTIONS = frozenset(_COLLECTIONS.split())

_TOPICS = """
    llm-serving performance-analysis distributed-training rl-systems rl-post-training
    reinforcement-learning multi-agent-systems agent-infrastructure computer-use compound-ai
    code-generation software-architecture kernels-and-compilers accelerators ml-for-systems
    neural-architecture-search sequence-models efficient-models graph-learning
    scientific-computing edge-and-robotics data-and-retrieval video-models graphics-and-layout
"""
TOPICS = frozenset(_TOPICS.split())

FILES = (
    "data/people.yml",
    "data/slugs.yml",
    "docs/assets/readinglist.png",
    "tests/first_list",
)
"""Files and folders that are about this list alone."""
