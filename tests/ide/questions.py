"""What is asked about `program.rs`. In all texts, `$0` is the cursor."""

import pathlib
import re

# Programs that have something unusual, and are correct.
UNUSUAL = pathlib.Path(__file__).resolve().parent.parent / "ui" / "pass"

# Not a warning.
ERROR = 1

UNFINISHED = "pub fn unfinished() {\n    %s\n}\n"


class Question:
    """One line of the table."""

    def __init__(self, title):
        self.title = f"{self.kind}: {title}"


class Completes(Question):
    """Completion in an unfinished function offers all the names."""

    kind = "completion"

    def __init__(self, title, statement, *names):
        super().__init__(title)
        self.statement, self.names = statement, names

    def ask(self, server, program):
        text, position = cursor(program + "\n" + UNFINISHED % self.statement)
        return missing(offered(server, text, position), self.names)


class CompletesIn(Question):
    """The same at a place in the program, where `old` becomes `new`."""

    kind = "completion"

    def __init__(self, title, old, new, *names):
        super().__init__(title)
        self.old, self.new, self.names = old, new, names

    def ask(self, server, program):
        text, position = cursor(replaced(program, self.old, self.new))
        return missing(offered(server, text, position), self.names)


class LeadsTo(Question):
    """From one place, "go to definition" leads to another, and nowhere else."""

    kind = "definition"

    def __init__(self, title, start, end):
        super().__init__(title)
        self.start, self.end = start, end

    def ask(self, server, program):
        server.change(program)
        links = server.ask("definition", position=place(program, self.start)) or []
        found = [(link["uri"], link["range"]["start"]) for link in links]
        wanted = [(server.uri, word_start(program, self.end))]
        return None if found == wanted else f"leads to {[describe(*link) for link in found]}"


class Renames(Question):
    """Renaming at one place renames exactly these places."""

    kind = "rename"

    def __init__(self, title, start, *places):
        super().__init__(title)
        self.start, self.places = start, places

    def ask(self, server, program):
        server.change(program)
        edit = server.ask("rename", position=place(program, self.start), newName="renamed")
        edits = [(file["textDocument"]["uri"], change) for file in edit["documentChanges"] for change in file["edits"]]
        found = sorted((uri, *position(change["range"]["start"])) for uri, change in edits)
        wanted = sorted((server.uri, *position(word_start(program, where))) for where in self.places)
        return None if found == wanted else f"renames {[describe_edit(*edit) for edit in found]}"


class Shows(Question):
    """Hovering shows the one text and not the other."""

    kind = "hover"

    def __init__(self, title, start, shown, hidden):
        super().__init__(title)
        self.start, self.shown, self.hidden = start, shown, hidden

    def ask(self, server, program):
        server.change(program)
        answer = server.ask("hover", position=place(program, self.start))
        text = answer["contents"]["value"] if answer else ""
        return None if self.shown in text and self.hidden not in text else f"shows {text!r}"


class HasNoErrors(Question):
    """The server reports nothing about the program."""

    kind = "errors"

    def ask(self, server, program):
        server.change(program)
        errors = [report for report in server.ask("diagnostic")["items"] if report["severity"] == ERROR]
        reports = [(report["message"], position_text(report["range"]["start"])) for report in errors]
        return f"reports {reports}" if reports else None


class HasNoErrorsIn(Question):
    """The server reports nothing about another correct program."""

    kind = "errors"

    def __init__(self, file):
        super().__init__(f"none on tests/ui/pass/{file.name}")
        self.file = file

    def ask(self, server, program):
        return HasNoErrors("").ask(server, self.file.read_text())


class HasErrorAt(Question):
    """If `old` becomes `new`, the server reports that at the cursor."""

    kind = "errors"

    def __init__(self, title, old, new, message):
        super().__init__(title)
        self.old, self.new, self.message = old, new, message

    def ask(self, server, program):
        text, position = cursor(replaced(program, self.old, self.new))
        server.change(text)
        reports = server.ask("diagnostic")["items"]
        at = [report for report in reports if report["range"]["start"] == position]
        if any(self.message in report["message"] for report in at):
            return None
        return f"reports {[(report['message'], position_text(report['range']['start'])) for report in reports]}"


def offered(server, text, position):
    server.change(text)
    answer = server.ask("completion", position=position) or []
    items = answer["items"] if isinstance(answer, dict) else answer
    # A method that a trait has is shown with the trait behind it.
    return [re.split(r"[( ]", item["label"])[0] for item in items]


def missing(offered, names):
    lacking = [name for name in names if name not in offered]
    return f"lacks {lacking}, offers {offered[:8]}" if lacking else None


def cursor(text):
    """The text without the cursor, and where that was."""
    before, after = text.split("$0")
    return before + after, {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}


def replaced(program, old, new):
    if program.count(old) != 1:
        raise SystemExit(f"program.rs has {program.count(old)} times {old!r}")
    return program.replace(old, new)


def place(program, marked):
    """Where the cursor is in the program, from a piece of it that contains the cursor."""
    return cursor(replaced(program, marked.replace("$0", ""), marked))[1]


def word_start(program, marked):
    """The same for a cursor in a word: where the word starts."""
    before, after = marked.split("$0")
    head = re.sub(r"\w+$", "", before)
    return place(program, head + "$0" + before[len(head):] + after)


def position(start):
    return start["line"], start["character"]


def position_text(start):
    return f"{start['line'] + 1}:{start['character'] + 1}"


def describe(uri, start):
    return f"{uri.rsplit('/', 1)[-1]}:{position_text(start)}"


def describe_edit(uri, line, character):
    return describe(uri, {"line": line, "character": character})


STAGE_PRICE = ("        stage pri$0ce: &mut Order;", "} after pri$0ce;", "        pri$0ce: |order, _, _|")
STAGE_REFUSE = ("        stage ref$0use:", "thread slow: ref$0use,", "after book, ref$0use;", "        ref$0use: |order, _, _|")
PIPELINE = ("pub pipeline Ord$0ers {", "    Ord$0ers {\n        price:", 'println!("{}", Ord$0ers::TOPOLOGY)')
EVENT = (
    "pub struct Ord$0er {",
    "event: Ord$0er;",
    "price: &mut Ord$0er;",
    "accept: &Ord$0er ->",
    "fee: &mut Ord$0er after",
    "book: &Ord$0er after fee",
    "refuse: &Ord$0er else",
    "sink: &Ord$0er after",
)

QUESTIONS = [
    # The literal, before anything behind it is written.
    Completes("stages in an empty literal", "Orders { $0 }", "price", "check", "accept", "fee", "book", "refuse"),
    Completes("stages in a literal, by their first letters", "Orders { pr$0 }", "price"),
    Completes("stages that are left", "Orders { price: |_, _, _| (), $0 }", "check", "accept"),
    Completes("`&mut Event`: fields", "Orders { price: |order, _, _| order.$0 }", "price", "total", "client"),
    Completes("`&mut Event`: fields of fields", "Orders { price: |order, _, _| order.client.$0 }", "city"),
    Completes("`&mut Event`: in a block", "Orders { price: |order, _, _| { order.$0 } }", "price", "total"),
    Completes("`&mut Event`: with no brace closed", "Orders { price: |order, _, _| order.$0", "price", "total"),
    Completes("`&Event -> bool`: fields", "Orders { accept: |order, _, _| order.$0 }", "price", "valid"),
    Completes("field list: the listed fields", "Orders { check: |part, _, _| part.$0 }", "total", "valid", "client"),
    Completes("field list: fields of fields", "Orders { check: |part, _, _| part.client.$0 }", "city"),
    Completes("field list: behind a star", "Orders { check: |part, _, _| *part.$0 }", "total", "valid"),
    Completes("slice: its methods", "Samples { gain: |samples, _, _| samples.$0 }", "iter_mut", "len"),
    Completes("slice: its elements", "Samples { gain: |s, _, _| s.iter_mut().for_each(|s| s.$0) }", "sqrt", "abs"),
    Completes("shards: the number", "Orders { fee: |shard| shard.$0 }", "pow"),
    Completes("shards: fields", "Orders { fee: |shard| move |order, _, _| order.$0 }", "price", "total"),
    Completes(
        "state: the state", "Orders { book: (|| Ok(Book { sum: 0 }), |book, order, _, _| book.$0) }", "sum"
    ),
    Completes(
        "state: fields", "Orders { book: (|| Ok(Book { sum: 0 }), |book, order, _, _| order.client.$0) }", "city"
    ),
    Completes("sequence", "Orders { price: |_, sequence, _| sequence.$0 }", "pow"),
    Completes("second handler, first one wrong", "Orders { price: 1, check: |part, _, _| part.$0 }", "total", "valid"),
    Completes(
        "a pipeline in a function",
        "disruptor! { pipeline Local { event: Order; capacity: 8; stage only: &Order; } } Local { only: |order, _, _| order.$0 }",
        "price",
        "total",
    ),
    # The finished literal, and what is behind it.
    CompletesIn("finished: fields", "order.total = order.price * 2", "order.$0", "price", "total"),
    CompletesIn("finished: listed fields", "part.client.city.is_empty()", "part.$0", "total", "client"),
    CompletesIn("the producer", "orders.publish(|slot| slot.price = 1)?", "orders.$0", "publish", "try_publish", "halt"),
    CompletesIn("the slot to publish", "slot.price = 1", "slot.$0", "price", "total"),
    CompletesIn(
        "the pollers", "while pollers.sink.poll(|seen, _, _| sum += seen.total) != disruptor::Polled::Ended {}", "pollers.$0", "sink"
    ),
    CompletesIn("a poller", "pollers.sink.poll(", "pollers.sink.$0(", "poll", "poll_wait"),
    CompletesIn("what a poller gives", "seen.total", "seen.$0", "price", "total"),
    Completes("`run` and `spawn`", "Samples { gain: |_, _, _| () }.$0", "run", "spawn"),
    Completes("constants", "Orders::$0", "CAPACITY", "TOPOLOGY"),
    # In the macro.
    CompletesIn("in the macro: the event's type", "event: Order;", "event: Or$0;", "Order"),
    CompletesIn("in the macro: a stage's event", "refuse: &Order else", "refuse: &Or$0 else", "Order"),
    CompletesIn("in the macro: a listed field", "{ total: &u64,", "{ to$0: &u64,", "total"),
    CompletesIn("in the macro: a stage behind `after`", "after check;", "after che$0;", "check"),
    CompletesIn("in the macro: a state's type", "state: Book", "state: Bo$0", "Book"),
    # Definitions.
    LeadsTo("from the literal's field to the stage", "        pri$0ce: |order", STAGE_PRICE[0]),
    LeadsTo("from `pollers.sink` to the stage", "pollers.si$0nk", "poll si$0nk:"),
    LeadsTo("from the literal to the pipeline's name", PIPELINE[1], PIPELINE[0]),
    LeadsTo("from the event's type in the macro", EVENT[1], EVENT[0]),
    LeadsTo("from a stage's event in the macro", EVENT[2], EVENT[0]),
    LeadsTo("from `after price` to the stage", STAGE_PRICE[1], STAGE_PRICE[0]),
    LeadsTo("from `else accept` to the stage", "else acc$0ept;", "stage acc$0ept:"),
    LeadsTo("from `thread` to a stage", STAGE_REFUSE[1], STAGE_REFUSE[0]),
    LeadsTo("from `order.valid` to the event's field", "order.val$0id,", "pub val$0id:"),
    LeadsTo("from a listed field in a handler to the list", "*part.to$0tal > 1", "{ to$0tal: &u64"),
    LeadsTo("from a state's type in the macro", "state: Bo$0ok", "pub struct Bo$0ok"),
    # Names.
    Renames("a stage, at the literal", STAGE_PRICE[2], *STAGE_PRICE),
    Renames("a stage, at its statement", STAGE_PRICE[0], *STAGE_PRICE),
    Renames("a stage, at `after`", STAGE_PRICE[1], *STAGE_PRICE),
    Renames("a stage that shares a thread", STAGE_REFUSE[3], *STAGE_REFUSE),
    Renames("a poll stage", "poll si$0nk:", "poll si$0nk:", "pollers.si$0nk"),
    Renames("the pipeline, at the literal", PIPELINE[1], *PIPELINE),
    Renames("the event", EVENT[0], *EVENT),
    Renames(
        "a listed field, at the list",
        "{ to$0tal: &u64",
        "pub to$0tal:", "{ to$0tal: &u64", "order.to$0tal = ", "*part.to$0tal > 1", "divided.to$0tal +=", "booked.to$0tal",
        "seen.to$0tal",
    ),
    Renames(
        "a listed field, at the event",
        "pub to$0tal:",
        "pub to$0tal:", "{ to$0tal: &u64", "order.to$0tal = ", "*part.to$0tal > 1", "divided.to$0tal +=", "booked.to$0tal",
        "seen.to$0tal",
    ),
    # Texts.
    Shows("on the pipeline: its docs", PIPELINE[1], "From the price to the books.", "<svg"),
    Shows("on the pipeline: the graph as text", PIPELINE[1], "●   price", "<svg"),
    Shows("on a stage: what its handler gets", STAGE_PRICE[2], "gets `&mut Order`", "<svg"),
    Shows("on a constant: its docs", "Orders::TOPO$0LOGY", "The graph: stages, edges and access.", "<svg"),
    # Errors.
    HasNoErrors("none on the program"),
    *map(HasNoErrorsIn, sorted(UNUSUAL.glob("*.rs"))),
    HasErrorAt("a mistake in the graph, at its place", "} after price;", "} after $0prise;", "no stage named `prise`"),
    HasErrorAt(
        "a missing stage, at the literal",
        "Orders {\n        price: |order, _, _| order.total = order.price * 2,\n",
        "$0Orders {\n",
        "price",
    ),
]
