import CareCore
import CareRecords
import CareStore
import CareWire
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

/// What is personal is masked until somebody says why they look, and the look is in the ledger.
@Suite struct RevealTests {
    @Test(arguments: ["/v1/residents", "/v1/residents/r-1", "/v1/staff", "/v1/cases/c-1", "/v1/providers"])
    func `nobody is shown without a reason`(uri: String) async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let answer = try await client.ask(.get, uri, as: "prefecture")
            #expect(answer.status == .ok)
            for word in CareProgramme.personal { #expect(!answer.text.contains(word), "\(word) in \(answer.text)") }
        }
    }

    @Test func `with a reason the resident is shown whole, and the ledger says who looked and why`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let answer = try await client.ask(.get, "/v1/residents/r-1?reveal=%E5%9B%9E%E8%AE%BF", as: "operator")
            #expect(try answer.object["name"] as? String == "王老太")
            // A browser's cache lies on a disk.
            #expect(answer.headers[.cacheControl] == "no-store")
            let listed = try await client.ask(.get, "/v1/residents?reveal=x", as: "operator")
            #expect(listed.headers[.cacheControl] == "no-store")
            #expect(try answer.object["identityNumber"] as? String == "53290119380312001X")
            let entries = try await client.ask(.get, "/v1/ledger?form=access", as: "auditor").items
            #expect(entries.map { $0["by"] as? String } == ["operator", "operator"], "the one and the list")
            #expect(entries.map { $0["about"] as? String } == ["resident", "resident"])
            // The neighbour's auditor finds no look at who is not theirs.
            let one = try await client.ask(.get, "/v1/ledger?form=access", as: "neighbour")
            #expect(try one.items.isEmpty)
        }
    }

    @Test func `a look at a list stands in the ledger with every row that it showed, and lies where they lie`()
        async throws
    {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            func looks(as user: String) async throws -> [[String]] {
                try await client.ask(.get, "/v1/ledger?form=access", as: user).items
                    .map { $0["looked_at"] as? [String] ?? [] }
            }
            func keys() throws -> [String] {
                let (store, key) = (scene.gateway.services.store, scene.gateway.services.key)
                let fields = try store.ledger(limit: 1, key: key).first?.fields ?? []
                return fields.filter { $0.name == "key" }.map(\.text)
            }
            // Both counties' residents on one page, then the neighbour's alone on the next.
            let all = try await client.ask(.get, "/v1/residents?reveal=x", as: "prefecture")
            #expect(try all.texts("resident") == ["r-1", "r-2"])
            #expect(try keys() == ["r-1 r-2"])
            #expect(try await looks(as: "auditor") == [["r-1"]])
            #expect(try await looks(as: "neighbour") == [["r-2"]])
            let first = try await client.ask(.get, "/v1/residents?limit=1&reveal=x", as: "prefecture")
            #expect(try keys() == ["r-1"], "what the next page holds was not shown")
            let next = try #require(try first.object["next"] as? String)
            _ = try await client.ask(.get, "/v1/residents?cursor=\(next)&reveal=x", as: "prefecture")
            #expect(try keys() == ["r-2"])
            #expect(try await looks(as: "auditor") == [["r-1"], ["r-1"]])
            #expect(try await looks(as: "neighbour") == [["r-2"], ["r-2"]])
            // A list that holds nobody is asked for all the same.
            _ = try await client.ask(.get, "/v1/residents?county=532928&reveal=x", as: "prefecture")
            #expect(try keys() == [])
            #expect(try await looks(as: "prefecture") == [[], ["r-2"], ["r-1"], ["r-1", "r-2"]])
        }
    }

    @Test func `what marks the care of a resident is hidden until somebody says why they look`() async throws {
        let scene = try RegisterScene()
        let resident = try #require(CareProgramme.registers.last)
        var fields = resident.fields
        fields.append((name: "careFlags", text: "copd"))
        try scene.gateway.enter([.init(resident.name, fields: fields)])
        try await scene.gateway.test { client in
            let masked = try await client.ask(.get, "/v1/residents/r-1", as: "operator")
            #expect(try masked.object["careFlags"] as? String == "***")
            let listed = try await client.ask(.get, "/v1/residents", as: "operator")
            #expect(!listed.text.contains("copd") && listed.text.contains("r-1"))
            let shown = try await client.ask(.get, "/v1/residents/r-1?reveal=x", as: "operator")
            #expect(try shown.object["careFlags"] as? String == "copd")
        }
    }

    @Test func `who reads what devices measured on a person stands in the ledger, once an hour and bed`() async throws {
        let scene = try RegisterScene()
        let uri = "/v1/devices/\(RegisterScene.device)/readings?metric="
        try await scene.gateway.test { client in
            func looks(as user: String = "auditor") async throws -> [String] {
                try await client.ask(.get, "/v1/ledger?form=access", as: user).items
                    .map { "\($0["by"] ?? "") \($0["about"] ?? "")" }
            }
            for metric in ["heart_rate", "in_bed", "heart_rate"] {
                let seen = try await client.ask(.get, uri + metric, as: "operator")
                #expect(seen.status == .ok)
                #expect(seen.headers[.cacheControl] == "no-store")
            }
            #expect(try await looks() == ["operator readings"])
            #expect(try await client.ask(.get, uri + "heart_rate", as: "technician").status == .ok)
            #expect(try await looks() == ["technician readings", "operator readings"])
            #expect(try await looks(as: "neighbour").isEmpty)
            // What says nothing of a person, what is refused and what is not there leaves no entry.
            for question in ["battery", "pulse", "heart_rate&from=2026-11-05T00:00:00Z"] {
                _ = try await client.ask(.get, uri + question, as: "lead")
            }
            _ = try await client.ask(.get, uri + "heart_rate", as: "neighbour")
            _ = try await client.ask(.get, uri + "heart_rate", as: "family")
            #expect(try await looks().count == 2)
            scene.gateway.pass(.hours(1))
            _ = try await client.ask(.get, uri + "heart_rate", as: "operator")
            #expect(try await looks().count == 3, "another hour is another look")
            let entry = try #require(
                try scene.gateway.services.store.ledger(limit: 1, key: scene.gateway.services.key).first)
            #expect(entry.fields?.contains { $0.text == RegisterScene.bed } == true)
        }
    }

    @Test func `what is secret is shown to nobody, whatever they may see`() async throws {
        let scene = try await UserScene()
        let services = scene.gateway.services
        let users = try services.store.records(.user, scope: .everything, key: services.key)
        let verifiers = users.compactMap { $0.row[UserField.verifier] }
        #expect(verifiers.count == 2)
        for user in users {
            let text = Fields(user, .user, showsPeople: true).text
            #expect(text.contains("李某"))
            for verifier in verifiers { #expect(!text.contains(verifier)) }
        }
    }

    @Test func `who may not see people, and an empty reason, get nothing and leave no entry`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            let refused = try await client.ask(.get, "/v1/residents?reveal=x", as: "technician")
            #expect(refused.status == .forbidden)
            let two = try await client.ask(.get, "/v1/residents?reveal=", as: "operator")
            #expect(two.status == .badRequest)
            let long = String(repeating: "x", count: 201)
            let three = try await client.ask(.get, "/v1/residents?reveal=\(long)", as: "operator")
            #expect(three.status == .badRequest)
            #expect(try scene.gateway.content() == before)
        }
    }
}
