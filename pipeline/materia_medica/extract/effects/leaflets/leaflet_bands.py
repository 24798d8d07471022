"""What is in force in a leaflet's section: its last band or head, and what a convention says of its words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from materia_medica.extract.effects.collector import Collector
from materia_medica.extract.effects.effect_row import EffectRow
from materia_medica.extract.effects.groups import Groups
from materia_medica.extract.effects.leaflets.event_labels import class_with_band
from materia_medica.extract.effects.leaflets.leaflet_band_words import by_word
from materia_medica.extract.effects.leaflets.leaflet_heads import Head, head_of
from materia_medica.extract.effects.leaflets.leaflet_line_rules import GIVES_NONE, NOT_SERIOUS, OF_OTHERS
from materia_medica.extract.effects.leaflets.leaflet_list_care import OF_LIST
from materia_medica.extract.effects.leaflets.leaflet_serious import is_part_of_list
from materia_medica.extract.effects.leaflets.leaflet_settings import OF_UNKNOWN, setting_below
from materia_medica.extract.effects.leaflets.leaflet_state import State, bounded, rank
from materia_medica.extract.effects.leaflets.leaflet_systems import RunIn
from materia_medica.extract.language.asides import aside_reason
from materia_medica.extract.language.frequency import rest_of, statement
from materia_medica.extract.language.statement import Frequency, Statement
from materia_medica.extract.layout.lines import Line


class Bands:
    """Bands and heads put in force what they say of the lists below them."""

    def __init__(self, rows: Collector, groups: Groups) -> None:
        self.rows = rows
        self.groups = groups
        self.state = State()
        self.convention_at: int | None = None
        """Where the last band of a convention ends, whose bounds hold for later words of the section."""
        self.carried: Frequency | None = None
        """What the last paragraph stated of the side effects that a list below it names."""
        self.seen: str | None = None
        """Where the last sentences that name none say that side effects were seen."""
        self.of_serious: Frequency | None = None
        """How often the section says that serious side effects occur, for the heads that follow."""
        self.list_at = 0
        """Where the rows of the last list begin."""
        self.items_at = 0
        """Where the rows of the last items begin that stand behind a paragraph."""
        self.advises = False
        """Whether what stands below a heading that is an effect says what to do about it."""

    def band(self, line: Line, *, is_sentence: bool = False) -> None:
        """A band with its number: the group of the list below."""
        said = statement(line.span.text)
        self.rows.head(line.span)
        if said.frequency is None:
            return
        self.list_at = self.rows.mark()
        state = self.state
        before = state.frequency
        if before is not None and not state.n_of_band and before.tier != said.frequency.tier:
            state.convention.setdefault(before.tier, before)
            if said.frequency.lower is not None or said.frequency.upper is not None:
                state.convention[said.frequency.tier] = said.frequency
            self.convention_at = line.span.end
        begins_anew = before is not None and rank(said.frequency) < rank(before) and state.n_of_band > 0
        head = head_of(line.span.text)
        ends = OF_OTHERS.match(line.span.text) or NOT_SERIOUS.search(line.span.text)
        if ends or ((state.n_items or state.is_told) and (before is None or begins_anew)):
            state.is_serious = state.is_serious and said.is_serious
        frequency = bounded(by_word(said.frequency, line.span.text), state.convention)
        if state.category is not None and class_with_band(state.label or "") == state.category:
            state.category = None  # a class with its own band, which this one ends
        state.frequency = frequency if frequency.tier != "not_known" else None
        state.says_how_often, state.is_sentence = True, is_sentence
        state.n_of_band = 0
        state.gives_none = False
        self.carried, self.advises = None, False
        state.label = line.span.text.strip(" :*")
        state.population = head.population or state.population
        if state.setting_of_band:
            state.setting = None
        state.setting_of_band = head.setting is not None and state.setting is None
        state.setting = head.setting or state.setting
        state.is_serious = state.is_serious or said.is_serious
        self.put()

    def open(self, head: Head, label: str) -> None:
        """A head that is no mere band opens what it says, and ends what stood before."""
        if OF_UNKNOWN.match(label):
            head = head._replace(frequency=None, setting=self.seen)
        state = self.state
        state.gives_none = GIVES_NONE.search(label) is not None
        if head.goes_on:
            return
        is_of_band = aside_reason(label) is None or OF_LIST.search(label) is not None
        if not head.says_something and state.frequency is not None and is_of_band:
            return  # "Non-visual side effects include:" parts the list of its band
        frequency = head.frequency
        if frequency is not None:
            frequency = bounded(frequency, state.convention)
        if frequency is not None and frequency.tier == "not_known":
            frequency = None
        named = class_with_band(label)
        parts_serious = self._parts_serious(head, label) or (named is not None and self._goes_on_serious())
        setting, parts_setting = setting_below(state, head)
        self.list_at = self.rows.mark()
        is_bare = head.frequency is not None and not rest_of(label) and not OF_OTHERS.match(label)
        is_of_same = is_bare or "these patients" in label.lower()
        self.state = State(
            gives_none=state.gives_none,
            frequency=frequency,
            says_how_often=head.frequency is not None,
            is_serious=head.is_serious or parts_serious or (state.gives_none and state.is_serious),
            parts_serious=parts_serious,
            has_colon=label.rstrip().endswith(":"),
            setting=setting,
            parts_setting=parts_setting,
            population=head.population or (state.population if is_of_same else None),
            ingredient=state.ingredient if is_of_same else None,
            context=head.context or (self.state.context if self._is_below(head, label) else None),
            label=label.strip(" :*"),
            category=named or (state.category if is_bare else None),
            convention=state.convention,
        )
        self.put()

    def _goes_on_serious(self) -> bool:
        """Whether a class with its band is the first below a head of serious effects, or stands behind another one."""
        return (self.state.is_serious and not self.state.n_items) or self.state.parts_serious

    def _is_below(self, head: Head, label: str) -> bool:
        """Whether a head only leads to the list of the one right above: "Long-term side effects", "It may cause:"."""
        is_next = not (self.state.n_items or self.state.n_of_band)
        return is_next and label.rstrip().endswith(":") and not head.is_serious

    def open_for(self, population: str | None, label: str) -> None:
        """A line that only says in whom, or with what, opens a list, and ends what stood before."""
        setting, parts_setting = setting_below(self.state, head_of(label))
        self.state = State(
            population=population,
            setting=setting,
            parts_setting=parts_setting,
            label=label.strip(" :*"),
            convention=self.state.convention,
        )
        self.put()

    def of_kind(self, label: str) -> None:
        """A line that only names a kind of effects, whose bands follow; they are serious where the list before is."""
        state = self.state
        self.state = State(
            is_serious=state.is_serious or state.parts_serious,
            setting=state.setting,
            population=state.population,
            label=label.strip(" :*"),
            category=label.strip(" :*"),
            convention=state.convention,
        )
        self.put()

    def _parts_serious(self, head: Head, label: str) -> bool:
        """Whether a head that only says how often parts a list of serious effects: the first below their head, or a
        rarer one behind it.
        """
        state = self.state
        said = head.frequency
        if not state.is_serious or OF_OTHERS.match(label):
            return False
        if not head.says_something and is_part_of_list(label):
            return not state.n_items or state.parts_serious or label[:1].islower()
        if said is None or rest_of(label):
            return False
        is_rarer = state.frequency is not None and rank(said) > rank(state.frequency)
        return not state.n_items or (state.parts_serious and is_rarer)

    def make_serious(self) -> bool:
        """Let the effects of the last list be serious, which no band heads, though the sentences in front of it may
        say how often they occur; says whether there are any.
        """
        state = self.state
        is_of_sentences = ". " in (state.label or "") and state.n_of_band == state.n_items
        if (state.says_how_often and not is_of_sentences) or self.rows.mark() == self.list_at:
            return False
        self.rows.make_serious(self.list_at)
        return True

    def end_setting(self) -> State:
        """What follows was not seen where the list above was."""
        self.state = replace(self.state, setting=None, parts_setting=False)
        self.put()
        return self.state

    def end_band(self) -> None:
        """Nothing says any more how often what follows occurs."""
        self.state = replace(self.state, frequency=None, says_how_often=False)
        self.put()

    def rate(self, said: Statement) -> bool:
        """Rows of the list that say nothing of how often they occur are so frequent, those below a word for it if a
        number says so; says whether there were any.
        """
        of_list = self.state.frequency
        if self.state.says_how_often and (not said.is_numeric or (of_list is not None and of_list.is_numeric)):
            return False
        return self.rows.rate(max(self.list_at, self.items_at), Statement(said.frequency))

    @contextmanager
    def within(self, found: RunIn) -> Iterator[None]:
        """The list of one body system or ingredient, and how often what it lists occurs where its label says that."""
        was = replace(state := self.state)
        state.label = state.label or found.system or found.ingredient
        state.category, state.ingredient = found.system, found.ingredient or state.ingredient
        if found.frequency is not None:
            frequency = bounded(found.frequency, state.convention)
            state.frequency = None if frequency.tier == "not_known" else frequency
            state.says_how_often = True
        self.put()
        yield
        state = self.state
        state.label, state.category, state.ingredient = was.label, was.category, was.ingredient
        state.frequency, state.says_how_often = was.frequency, was.says_how_often
        self.put()

    def of_ingredient(self, ingredient: str) -> None:
        """A line that only names an ingredient: what follows is laid to it, and the list before has ended."""
        state = self.state
        is_open = not state.n_of_band
        self.state = replace(
            state,
            ingredient=ingredient,
            category=None,
            frequency=state.frequency if is_open else None,
            says_how_often=state.says_how_often and is_open,
            n_of_band=0,
        )
        self.put()

    def put(self) -> None:
        """Let the rows that follow stand under what is in force."""
        self.groups.on_label(self.state.frame())

    def bounded(self, row: EffectRow) -> EffectRow:
        """A row behind the section's convention with the bounds that it gives the row's word of frequency."""
        frequency = row.said.frequency
        if self.convention_at is None or frequency is None or row.evidence.start < self.convention_at:
            return row
        said = row.said._replace(frequency=bounded(frequency, self.state.convention))
        return row if said == row.said else row._replace(said=said)
