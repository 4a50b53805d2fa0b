import SimKit
import Testing
import WholeSystem

@testable import Auditor

/// Who served whom until when is what operators were told (promise 6).
@Suite struct ServiceAuditTests {
    private static let first = RunOptions.start
    private static let second = first + .hours(5)
    private static let back = first + .hours(3)

    private static func service(_ bed: String, from: Moment, until: Moment? = nil) -> ServiceRecord {
        ServiceRecord(device: "m-1", bed: bed, household: "home-\(bed)", from: from, until: until)
    }

    /// The promises that are broken when a device that was given to a second bed served the first one until then.
    private func judge(until end: Moment?, then last: Moment? = nil, books: [CustodyRecord] = []) -> [Int] {
        let written = [
            Self.service("A", from: Self.first, until: end), Self.service("B", from: Self.second, until: last),
        ]
        let told = [Self.service("A", from: Self.first), Self.service("B", from: Self.second)]
        return ServiceAudit.compare(written: written, told: told, possible: [], books: books).map(\.promise)
    }

    private static func returned(at moment: Moment, isSure: Bool) -> CustodyRecord {
        CustodyRecord(device: "m-1", state: "returned", at: moment, isSure: isSure)
    }

    @Test func `a service ends when the next one begins, and not a millisecond sooner or later`() {
        #expect(judge(until: Self.second) == [])
        #expect(judge(until: Self.second - .milliseconds(1)) == [6])
        #expect(judge(until: Self.second + .milliseconds(1)) == [6])
        #expect(judge(until: nil) == [6])
    }

    @Test func `the last service goes on while the books say nothing`() {
        #expect(judge(until: Self.second, then: Self.second + .hours(1)) == [6])
    }

    @Test func `what was taken back between two beds served nobody from then on`() {
        let books = [Self.returned(at: Self.back, isSure: true)]
        #expect(judge(until: Self.back, books: books) == [])
        #expect(judge(until: Self.second, books: books).contains(6))
    }

    @Test func `of a return of which nobody heard at once the moment is not known`() {
        let books = [Self.returned(at: Self.back, isSure: false)]
        #expect(judge(until: Self.back - .minutes(1), books: books) == [])
        #expect(judge(until: Self.second + .minutes(1), books: books) == [6])
    }
}
