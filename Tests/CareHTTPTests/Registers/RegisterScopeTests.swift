import HTTPTypes
import Testing

@testable import CareHTTP

/// Nobody sees a neighbour's bed, whatever the list and whoever asks.
@Suite struct RegisterScopeTests {
    static let lists = [
        "/v1/beds", "/v1/devices", "/v1/residents", "/v1/cases", "/v1/visits", "/v1/assets", "/v1/providers",
        "/v1/staff", "/v1/complaints", "/v1/orders?state=all", "/v1/incidents?state=all", "/v1/suppressions",
        "/v1/rota", "/v1/ledger", "/v1/rules", "/v1/kit-items", "/v1/trainings", "/v1/recovery-orders",
        "/v1/money-entries",
    ]

    @Test func `a list holds nothing of the neighbour's`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            for (uri, name) in Self.lists.flatMap({ uri in RegisterScene.own.map { (uri, $0) } }) {
                let answer = try await client.ask(.get, uri, as: name)
                guard answer.status != .forbidden else { continue }
                #expect(answer.status == .ok, "\(name) \(uri): \(answer.text)")
                for word in RegisterScene.foreign {
                    #expect(!answer.text.contains("\"\(word)\""), "\(name) finds \(word) in \(uri): \(answer.text)")
                }
            }
        }
    }

    static let single = [
        "/v1/beds/532925-000001", "/v1/devices/m-2", "/v1/devices/m-2/readings?metric=heart_rate", "/v1/residents/r-2",
        "/v1/providers/91530000M000200Y4T", "/v1/staff/s-9", "/v1/complaints/k-2", "/v1/rules?bed=532925-000001",
        "/v1/rules?county=532925", "/v1/residents/r-2?reveal=x",
    ]

    @Test func `what is the neighbour's looks like what is not there`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let before = try scene.gateway.content()
            for uri in Self.single {
                for name in RegisterScene.own {
                    let answer = try await client.ask(.get, uri, as: name)
                    #expect([.notFound, .forbidden].contains(answer.status), "\(name) \(uri): \(answer.text)")
                }
            }
            #expect(try scene.gateway.content() == before)
            for uri in Self.single {
                let answer = try await client.ask(.get, uri, as: "prefecture")
                #expect(answer.status == .ok, "\(uri): \(answer.text)")
            }
        }
    }

    @Test func `each sees what is theirs`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            for (list, key, own, other) in [
                ("beds", "bed", RegisterScene.bed, RegisterScene.otherBed), ("devices", "device", "m-1", "m-2"),
                ("residents", "resident", "r-1", "r-2"),
            ] {
                for name in RegisterScene.own + ["neighbour"] where name != "family" {
                    let found = try await client.ask(.get, "/v1/\(list)", as: name).texts(key)
                    #expect(found == [name == "neighbour" ? other : own], "\(name)")
                }
                let all = try await client.ask(.get, "/v1/\(list)", as: "prefecture").texts(key)
                #expect(all == [own, other])
            }
            let cases = try await client.ask(.get, "/v1/cases", as: "township").texts("careCase")
            #expect(cases == ["c-1"])
        }
    }

    @Test func `a family's link opens no register, no readings and no order, not even of its own bed`() async throws {
        let scene = try RegisterScene()
        let own = ["/v1/beds/\(RegisterScene.bed)", "/v1/devices/m-1", "/v1/residents/r-1", "/v1/cases/c-1"]
        try await scene.gateway.test { client in
            for uri in Self.lists + own + ["/v1/devices/m-1/readings?metric=heart_rate"] {
                let answer = try await client.ask(.get, uri, as: "family")
                #expect(answer.status == .forbidden, "\(uri): \(answer.text)")
            }
            for uri in ["/v1/alarms", "/v1/family/today", "/v1/session"] {
                #expect(try await client.ask(.get, uri, as: "family").status == .ok, "\(uri)")
            }
        }
    }

    @Test func `a list is narrowed to a county, a township, a provider and a state`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            for (question, found) in [
                ("county=532925", [RegisterScene.otherBed]), ("county=532928", []),
                ("provider=\(RegisterScene.otherProvider)", [RegisterScene.otherBed]),
                ("state=in-service", [RegisterScene.bed]), ("state=registered", [RegisterScene.otherBed]),
                ("county=532925&provider=nobody", []),
            ] {
                let answer = try await client.ask(.get, "/v1/beds?\(question)", as: "prefecture")
                #expect(try answer.texts("bed") == found, "\(question)")
            }
            let staff = try await client.ask(.get, "/v1/staff?county=532925", as: "prefecture")
            #expect(try staff.texts("staff") == ["s-9"])
            let homes = try await client.ask(.get, "/v1/residents?township=532925101", as: "prefecture")
            #expect(try homes.texts("resident") == ["r-2"])
        }
    }

    @Test func `a page goes on where the one before ended, and the last has no next`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            for (list, key, all) in [
                ("staff", "staff", ["s-1", "s-2", "s-3", "s-9"]), ("residents", "resident", ["r-1", "r-2"]),
                ("beds", "bed", [RegisterScene.bed, RegisterScene.otherBed]), ("devices", "device", ["m-1", "m-2"]),
            ] {
                var found: [String] = []
                var cursor = ""
                repeat {
                    let answer = try await client.ask(.get, "/v1/\(list)?limit=1\(cursor)", as: "prefecture")
                    found += try answer.texts(key)
                    cursor = (try answer.object["next"] as? String).map { "&cursor=\($0)" } ?? ""
                } while !cursor.isEmpty
                #expect(found == all)
            }
            let entries = try await client.ask(.get, "/v1/ledger?limit=3", as: "prefecture")
            let next = try #require(try entries.object["next"] as? String)
            let older = try await client.ask(.get, "/v1/ledger?limit=3&cursor=\(next)", as: "prefecture")
            let numbers = try (entries.items + older.items).compactMap { $0["entry"] as? Int }
            #expect(numbers == Array(numbers[5]...numbers[0]).reversed())
        }
    }
}
