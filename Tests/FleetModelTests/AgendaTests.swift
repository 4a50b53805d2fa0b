import SimKit
import Testing

@Suite struct AgendaTests {
    @Test func `items come in order of time and, at the same time, of entry`() {
        var agenda = Agenda<String>()
        agenda.add("late", at: Moment(milliseconds: 30))
        for word in ["a", "b", "c"] { agenda.add(word, at: Moment(milliseconds: 10)) }
        agenda.add("early", at: Moment(milliseconds: 5))
        #expect(agenda.next == Moment(milliseconds: 5))
        var found: [String] = []
        while let (_, item) = agenda.takeDue(at: Moment(milliseconds: 29)) { found.append(item) }
        #expect(found == ["early", "a", "b", "c"])
        #expect(agenda.count == 1)
    }

    @Test func `an empty agenda has nothing before the end of time`() {
        var agenda = Agenda<Int>()
        #expect(agenda.next == .distantFuture)
        #expect(agenda.takeDue(at: Moment(milliseconds: .max - 1)) == nil)
    }
}
