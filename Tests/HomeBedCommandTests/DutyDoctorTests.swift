import CareCore
import Foundation
import Gateway
import TestSupport
import Testing

@testable import HomeBedCommand

/// What doctor says of channels, contacts and rota.
@Suite struct DutyDoctorTests {
    private static let now = Timestamp(milliseconds: 1_762_440_125_000)

    private static func contact(_ text: String, channels: String = "sms=1", until: Timestamp? = nil) throws -> Contact {
        let words = text.split(separator: " ")
        return Contact(
            person: try #require(PersonID(words[0])),
            post: DutyPost(try #require(ContactRole.named(String(words[1]))), .everywhere), name: "N",
            channels: try #require(ContactChannel.list(channels)), until: until)
    }

    private static func book(_ contacts: Contact...) -> DutyBook {
        var book = DutyBook()
        for contact in contacts { book.put(contact) }
        return book
    }

    @Test func `an empty book is told, and one in which nobody counts any more`() throws {
        for book in [DutyBook(), Self.book(try Self.contact("op operator", until: Self.now))] {
            let finding = DutyDoctor.contacts(book, channels: ["sms"], at: Self.now)
            #expect(finding.level == .warn && finding.found == "the contact book is empty")
        }
    }

    @Test(arguments: [
        ("op operator", "sms=1", Finding.Level.ok, "1 lines"), ("op operator", "mqtt", .ok, "1 lines"),
        ("son family", "sms=1", .warn, "no operator among 1 lines"),
        ("op operator", "sms=1 wecom=a voice=2", .warn, "reached through voice, wecom, which"),
    ])
    func `whoever cannot be reached is told`(who: String, ways: String, level: Finding.Level, words: String) throws {
        let book = Self.book(try Self.contact(who, channels: ways))
        let finding = DutyDoctor.contacts(book, channels: ["sms"], at: Self.now)
        #expect(finding.level == level && finding.found.hasPrefix(words), "\(finding)")
        // A file that cannot be read has its own line.
        if level == .warn, who.hasPrefix("op") {
            #expect(DutyDoctor.contacts(book, channels: nil, at: Self.now).level == .ok)
        }
    }

    /// The book by scope of its operators, and what is told of two beds, the second of provider P-A.
    @Test(
        arguments: [
            (["everywhere"], []), (["station:P-A"], ["no operator answers for 1 of 2 beds, first 532901-000001"]),
            (["county:532925"], ["no operator answers for 2 of 2 beds, first 532901-000001"]),
            (["county:532901", "station:P-B", "station:P-A"], ["people answer for P-B, provider of no bed"]),
            ([], []),
        ] as [([String], [String])])
    func `a bed for which no operator answers is told, and a provider without a bed`(
        scopes: [String], words: [String]
    ) throws {
        var registry = Registry()
        let county = try #require(CountyCode("532901"))
        let beds: [(number: String, provider: ProviderID?)] = [("1", nil), ("2", ProviderID("P-A"))]
        for (number, provider) in beds {
            let id = try #require(HouseholdID("h\(number)"))
            let household = registry.put(Household(id: id, county: county))
            let bed = try #require(BedID("532901-00000\(number)"))
            registry.put(Bed(id: bed, household: household, provider: provider))
        }
        for scope in scopes {
            registry.duty.put(
                Contact(
                    person: try #require(PersonID("op")), post: DutyPost(.operator, try #require(ContactScope(scope))),
                    name: "N", channels: try #require(ContactChannel.list("sms=1"))))
        }
        let findings = DutyDoctor.beds(registry, at: Self.now)
        #expect(findings.map(\.found) == words)
        #expect(findings.allSatisfy { $0.level == .warn })
    }

    /// Shifts as hours from now, whether somebody is on duty, and for how long.
    @Test(arguments: [
        ([(-4, 4), (4, 80)], Finding.Level.ok, "operator for everywhere until 2025-11-10 06:42:05"),
        ([(-4, 4), (3, 12), (20, 90)], .warn, "nobody is on duty as operator for everywhere from 2025-11-07 10:42:05"),
        ([(-4, 0), (1, 90)], .warn, "nobody is on duty as operator for everywhere"),
        ([], .ok, "none: everybody of the contact book answers"),
    ])
    func `a rota with a hole now or soon is told`(shifts: [(Int64, Int64)], level: Finding.Level, words: String) throws
    {
        let contact = try Self.contact("op operator")
        var book = Self.book(contact)
        for (from, until) in shifts {
            book.put(
                Shift(
                    post: contact.post, person: contact.person, from: Self.now + .hours(from),
                    until: Self.now + .hours(until)))
        }
        let findings = DutyDoctor.rota(book, at: Self.now)
        #expect(findings.map(\.level) == [level])
        #expect(findings.first?.found.hasPrefix(words) == true, "\(findings)")
    }

    @Test func `a file of channels is read with its secrets, and its faults keep the gateway from starting`() throws {
        let folder = try TemporaryFolder()
        var configuration = GatewayConfiguration()
        configuration.database = folder.file("none.sqlite")
        func finding(_ environment: [String: String] = [:]) -> Finding? {
            DutyDoctor(configuration: configuration, environment: environment, now: Self.now).findings().first
        }
        #expect(finding()?.level == .warn)
        configuration.channels = folder.file("missing.yaml")
        #expect(finding()?.level == .fail)
        configuration.channels = try folder.write("channels:\n  duty: {kind: wecom, key: {env: KEY}}\n", to: "c.yaml")
        #expect(finding()?.level == .fail)
        #expect(finding()?.found.contains("c.yaml:2") == true)
        #expect(finding(["KEY": "k"]) == .ok("channels", "duty in \(folder.file("c.yaml"))"))
    }
}
