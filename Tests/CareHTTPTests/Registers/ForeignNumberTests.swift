import CareCore
import CareRecords
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import CareHTTP

/// An identity number is one resident's over all counties; entering it tells little of whose it is elsewhere.
@Suite struct ForeignNumberTests {
    /// Of `r-2`, the neighbour's.
    private static let foreign = "530102194001010033"

    private static func form(_ resident: String, _ number: String) -> String {
        #"{"form":"resident","fields":{"resident":"\#(resident)","name":"某","identityNumber":"\#(number)","#
            + #""household":"h-1","group":"other","priority":"advanced-age","isLocal":"yes"}}"#
    }

    private static func forms(_ numbers: [String], isDry: Bool = false) -> String {
        let forms = numbers.enumerated().map { form("n-\($0.offset)", $0.element) }.joined(separator: ",")
        return #"{"forms":[\#(forms)],"dry_run":\#(isDry)}"#
    }

    private static func looks(
        _ client: any TestClientProtocol, as name: String
    ) async throws -> [String] {
        try await client.ask(.get, "/v1/ledger?form=access", as: name).items.map { item in
            "\(item["by"] ?? "") \((item["looked_at"] as? [String] ?? []).joined(separator: " "))"
        }
    }

    @Test(arguments: ["township", "county"])
    func `a number of a resident elsewhere is refused without their identity, and the look lies where they lie`(
        name: String
    ) async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            for isDry in [true, false] {
                let body = Self.forms([Self.foreign], isDry: isDry)
                let answer = try await client.ask(.post, "/v1/records", as: name, body: body)
                #expect(answer.status == .unprocessableContent, "\(answer.text)")
                #expect(answer.text.contains("a resident elsewhere") && answer.text.contains("n-0"), "\(answer.text)")
                for word in ["r-2", "赵老汉", Self.foreign] { #expect(!answer.text.contains(word), "\(word)") }
            }
            #expect(try await Self.looks(client, as: "neighbour") == ["\(name) r-2", "\(name) r-2"])
            #expect(try await Self.looks(client, as: "auditor").isEmpty)
        }
    }

    @Test func `who sees both residents is told whose the number is, and no look is entered`() async throws {
        let scene = try RegisterScene()
        let own = try #require(
            CareProgramme.registers.last?.fields.first { $0.name == "identityNumber" }?.text)
        try await scene.gateway.test { client in
            for (name, number, resident) in [("county", own, "r-1"), ("prefecture", Self.foreign, "r-2")] {
                let body = Self.forms([number])
                let answer = try await client.ask(.post, "/v1/records", as: name, body: body)
                #expect(answer.status == .unprocessableContent, "\(answer.text)")
                #expect(answer.text.contains("that of \(resident)"), "\(answer.text)")
            }
            #expect(try await Self.looks(client, as: "prefecture").isEmpty)
            let again = try await client.ask(.post, "/v1/records", as: "county", body: Self.form("r-1", own))
            #expect(!again.text.contains("elsewhere"), "\(again.text)")
        }
    }

    @Test func `few are met in a day, whatever is sent at once, and then no number is looked at`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let free = CareProgramme.identityNumber(1)
            func status(_ numbers: [String]) async throws -> HTTPResponse.Status {
                let body = Self.forms(numbers, isDry: true)
                return try await client.ask(.post, "/v1/records", as: "township", body: body).status
            }
            let many = Self.forms(Array(repeating: Self.foreign, count: 25), isDry: true)
            let answer = try await client.ask(.post, "/v1/records", as: "township", body: many)
            #expect(answer.status == .unprocessableContent, "\(answer.text)")
            #expect(answer.text.contains("n-19:") && !answer.text.contains("n-20:"), "\(answer.text)")
            for number in [Self.foreign, free] {
                #expect(try await status([number]) == .tooManyRequests, "a free number tells as little")
            }
            let colleague = try await client.ask(.post, "/v1/records", as: "county", body: many)
            #expect(colleague.status == .unprocessableContent, "\(colleague.text)")
            scene.gateway.pass(.days(1))
            #expect(try await status([Self.foreign]) == .unprocessableContent)
            #expect(try await status([free]) != .tooManyRequests)
        }
    }
}
