import CareRecords
import HTTPTypes
import Testing

@testable import CareHTTP

/// Records whose key is an asset and a number: pages, single ones and looks go by both.
@Suite struct RecordKeyTests {
    private static let prefecture = NeighbourScene.caller(.prefecture, .dali)

    @Test func `recovery orders come page by page along both columns of their key`() async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.test { client in
            let first = try await client.ask(.get, "/v1/recovery-orders?limit=1", as: Self.prefecture)
            #expect(try first.texts("asset") == ["x-dali"])
            let cursor = try #require(try first.object["next"] as? String)
            let rest = try await client.ask(
                .get, "/v1/recovery-orders?limit=1&cursor=\(cursor)", as: Self.prefecture)
            #expect(try rest.texts("asset") == ["x-midu"])
            #expect(try rest.object["next"] as? String == nil)
            let bed = Neighbour.midu.bed
            let own = try await client.ask(.get, "/v1/recovery-orders?bed=\(bed)", as: Self.prefecture)
            #expect(try own.texts("asset") == ["x-midu"])
        }
    }

    @Test(arguments: ["x-dali", "x-dali four", "x-dali 4 5", ""])
    func `a cursor that is no key of the list is refused`(position: String) async throws {
        let scene = try NeighbourScene()
        let cursor = Cursor.text(position, of: "recovery-orders")
        try await scene.gateway.test { client in
            let answer = try await client.ask(.get, "/v1/recovery-orders?cursor=\(cursor)", as: Self.prefecture)
            #expect(answer.status == .badRequest)
            #expect(answer.text.contains("invalid-cursor"))
        }
    }

    @Test func `one is found by asset and number, and not by another number`() async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.test { client in
            let one = try await client.ask(.get, "/v1/recovery-orders/x-dali/4", as: Self.prefecture)
            #expect(try one.object["returnReason"] as? String == "long-unused")
            for uri in ["x-dali/3", "x-dali/four", "x-dali/-1", "nobody/4"] {
                let answer = try await client.ask(.get, "/v1/recovery-orders/\(uri)", as: Self.prefecture)
                #expect(answer.status == .notFound, "\(uri)")
            }
        }
    }

    @Test func `a look at one stands in the ledger of the county in which it lies`() async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.test { client in
            let own = NeighbourScene.caller(.county, .dali)
            let look = try await client.ask(.get, "/v1/recovery-orders/x-dali/4?reveal=x", as: own)
            #expect(look.status == .ok)
            let entries = try await client.ask(.get, "/v1/ledger?form=access", as: own)
            #expect(try entries.texts("about") == ["recoveryOrder"])
            let other = NeighbourScene.caller(.county, .midu)
            #expect(try await client.ask(.get, "/v1/ledger?form=access", as: other).items.isEmpty)
        }
    }

    @Test(arguments: [
        ("/v1/kit-items?kind=camera", "kitItem", "k-camera"), ("/v1/trainings?scope=bed", "training", "t-1"),
        ("/v1/money-entries?head=visits&kind=allocated", "money", "y"),
    ])
    func `kit, trainings and money are listed where they lie`(uri: String, field: String, name: String) async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.test { client in
            for neighbour in NeighbourScene.both {
                let found = try await client.ask(.get, uri, as: NeighbourScene.caller(.county, neighbour))
                #expect(try found.texts(field) == [neighbour.own(name)])
            }
            // Names stand in trainings; they are masked.
            let all = try await client.ask(.get, uri, as: Self.prefecture)
            #expect(!all.text.contains("吴某"))
        }
    }

    @Test(arguments: ["head=moon", "kind=1", "bed=5", "from=yesterday"])
    func `a filter with a bad value is refused`(question: String) async throws {
        let scene = try NeighbourScene()
        try await scene.gateway.test { client in
            let answer = try await client.ask(.get, "/v1/money-entries?\(question)", as: Self.prefecture)
            #expect(answer.status == .badRequest, "\(answer.text)")
        }
    }
}
