"""Search queries -> full requests with a documented plan (rules; ``drafting`` has the model's way)."""

import re
from collections import defaultdict
from collections.abc import Sequence

from lamwright.collect.cleaning import objection
from lamwright.collect.construction import task_sentence
from lamwright.collect.deduplication import words_of
from lamwright.collect.drafting import Bureau, PairReply
from lamwright.collect.evolving.interface import Interface
from lamwright.collect.language import is_english
from lamwright.collect.manual import Manual
from lamwright.collect.reject import Reason
from lamwright.collect.words import word_set
from lamwright.records.base import content_hash
from lamwright.records.plan import Source, TaskPlan

_LEAST_SHARED = 0.6
_LEAST_COVERED = 0.75
_STEM = 5
_NOISE = word_set(
    "how do does i can we what is where why in on the a an please help me my tutorial best way free online"
)
_ASKING = re.compile(
    r"(?i)^(?:how (?:do|can|could|would|should) (?:i|you|we|one)|how to|where (?:do i|can i)|"
    r"(?:can|could) (?:i|you)|(?:i )?(?:want|need) to|is it possible to|ways? to)\s+"
)


def rewrite(
    queries: Sequence[Source],
    plans: Sequence[TaskPlan],
    manual: Manual,
    bureau: Bureau | None = None,
) -> list[TaskPlan | Reason]:
    """A full request with a plan for each query, or why there is none; by rules or by a model."""
    rewriter = QueryRewriter(plans, manual)
    if bureau is None:
        return [rewriter.rewrite(query) for query in queries]
    interface = Interface(plans)

    def ask(query: Source) -> PairReply | None:
        near = rewriter.nearest(query.heading)
        return bureau.rewrite(query.heading, near) if near else None

    replies = bureau.all(ask, queries)
    return [
        rewriter.answered(query, reply, interface)
        for query, reply in zip(queries, replies, strict=True)
    ]


class QueryRewriter:
    """Rewrites queries one after the other; the same query twice is a duplicate."""

    def __init__(self, plans: Sequence[TaskPlan], manual: Manual) -> None:
        self._plans = plans
        self._manual = manual
        self._names = _names(plans, manual)
        self._words = [self._content(plan.task) for plan in plans]
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._words):
            for word in words:
                self._postings[word].append(place)
        self._tasks = {_key(plan.task) for plan in plans}

    def rewrite(self, query: Source) -> TaskPlan | Reason:
        """A full request with the plan of the nearest documented task, or why there is none."""
        text = " ".join(query.heading.split())
        words = self._content(text)
        if len(words) < 2:
            return "too_short"
        if len(text) > 200:
            return "too_long"
        if sum(c.isascii() for c in text) < 0.9 * len(text):
            return "not_english"
        parent = self._nearest(words)
        if parent is None:
            return "no_plan" if is_english(text) or len(words) < 6 else "not_english"
        task = self._request(text) or parent.task
        made = parent.model_copy(update={"task": task, "method": "query"})
        return self._taken(query, made, parent)

    def nearest(self, query: str, count: int = 5) -> list[TaskPlan]:
        """The documented tasks that share most words with ``query``, two at least."""
        words = self._content(query)
        places = {place for word in words for place in self._postings[word]}
        shared = [(len(words & self._words[place]), place) for place in places]
        best = sorted(
            (pair for pair in shared if pair[0] > 1), key=lambda pair: (-pair[0], pair[1])
        )
        return [self._plans[place] for _, place in best[:count]]

    def answered(
        self, query: Source, reply: PairReply | None, interface: Interface
    ) -> TaskPlan | Reason:
        """What the model made of ``query``, if the user interface is known to offer it."""
        near = self.nearest(query.heading, 1)
        if not near:
            return "no_plan"
        if reply is None:
            return "malformed_reply"
        plan = near[0].model_copy(update={"task": reply.task, "plan": reply.plan, "method": "llm"})
        if interface.unknown(plan):
            return "unknown_control"
        reason = objection(plan.task, plan.plan, "", plan.application, self._manual)
        return reason or self._taken(query, plan, near[0])

    def _taken(self, query: Source, plan: TaskPlan, parent: TaskPlan) -> TaskPlan | Reason:
        if _key(plan.task) in self._tasks:
            return "duplicate"
        self._tasks.add(_key(plan.task))
        source = query.model_copy(update={"licence": parent.source.licence})
        named = {
            "task_id": content_hash(plan.task, plan.plan, source),
            "source": source,
            "parent": parent.task_id,
        }
        return plan.model_copy(update=named)

    def _nearest(self, words: frozenset[str]) -> TaskPlan | None:
        """The task that shares most words; both must say most of what the other says."""
        best, found = 0.0, None
        for place in sorted({place for word in words for place in self._postings[word]}):
            common = len(words & self._words[place])
            shared = common / len(words | self._words[place])
            if shared > best and shared >= _LEAST_SHARED and common >= _LEAST_COVERED * len(words):
                best, found = shared, self._plans[place]
        return found

    def _request(self, text: str) -> str | None:
        """'how do i insert page numbers in NAME' -> 'Insert page numbers'."""
        core = _ASKING.sub("", text.strip(" ?!."))
        names = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
        place = rf"(?i)\s+(?:(?:in|on|with|using)\s+)?(?:{names})(?:\s+(?:{names}|\d[\d.]*))*$"
        core = re.sub(place, "", core).strip(" ?!.")
        if len(core.split()) < 2:
            return None
        return task_sentence(core[:1].upper() + core[1:], self._manual.names)

    def _content(self, text: str) -> frozenset[str]:
        """The words that count, as stems."""
        noise = _NOISE | self._names
        return frozenset(word[:_STEM] for word in words_of([text]) if word not in noise)


def _names(plans: Sequence[TaskPlan], manual: Manual) -> frozenset[str]:
    """What the applications are called, in small letters."""
    return frozenset(name.lower() for name in manual.names | {plan.application for plan in plans})


def _key(task: str) -> str:
    return " ".join(re.findall(r"\w+", task.lower()))
