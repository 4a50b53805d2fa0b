import CareCore
import CareRecords
import Foundation
import HTTPTypes
import Testing

@testable import CareHTTP

/// Whoever sees several counties, townships or providers asks for one of them, in every list of what lies somewhere.
@Suite struct PlaceFilterRouteTests {
    /// A list, and what one of its items says that is of one side alone.
    struct Listed: CustomTestStringConvertible, Sendable {
        let uri: String
        let word: @Sendable (Neighbour) -> String

        var testDescription: String { uri }
    }

    static let lists = [
        Listed(uri: "/v1/suppressions") { $0.bed }, Listed(uri: "/v1/rota") { $0.person },
        Listed(uri: "/v1/alarms/log") { $0.bed }, Listed(uri: "/v1/orders") { $0.bed },
        Listed(uri: "/v1/beds") { $0.bed }, Listed(uri: "/v1/devices") { $0.mattress },
    ]

    private static func questions(_ side: Neighbour) -> [String] {
        [
            "county=\(side.county)", "township=\(side.township)", "provider=\(side.provider)",
            "county=\(side.county)&provider=\(side.provider)",
        ]
    }

    @Test(arguments: lists)
    func `a list holds what lies in the place that is asked for, and nothing of another`(list: Listed) async throws {
        let scene = try NeighbourScene()
        let caller = NeighbourScene.caller(.prefecture, .dali)
        try await scene.gateway.test { client in
            let all = try await client.ask(.get, list.uri, as: caller).text
            for (side, other) in [(Neighbour.dali, Neighbour.midu), (.midu, .dali)] {
                #expect(all.contains(list.word(side)))
                for question in Self.questions(side) {
                    let answer = try await client.ask(.get, "\(list.uri)?\(question)", as: caller)
                    #expect(answer.status == .ok, "\(question): \(answer.text)")
                    #expect(answer.text.contains(list.word(side)), "\(question): \(answer.text)")
                    #expect(!answer.text.contains(list.word(other)), "\(question): \(answer.text)")
                }
                let nowhere = "\(list.uri)?county=\(side.county)&provider=\(other.provider)"
                let answer = try await client.ask(.get, nowhere, as: caller)
                #expect(!answer.text.contains(list.word(side)) && !answer.text.contains(list.word(other)))
            }
        }
    }

    @Test(arguments: lists)
    func `a place leads nobody out of their scope, and a word that is none is refused`(list: Listed) async throws {
        let scene = try NeighbourScene()
        let caller = NeighbourScene.caller(.providerLead, .dali)
        try await scene.gateway.test { client in
            for question in Self.questions(.midu) {
                let answer = try await client.ask(.get, "\(list.uri)?\(question)", as: caller)
                #expect(answer.status == .ok, "\(question): \(answer.text)")
                #expect(!answer.text.contains(list.word(.midu)), "\(question): \(answer.text)")
            }
            for question in ["county=1", "township=x", "provider=%20"] {
                let answer = try await client.ask(.get, "\(list.uri)?\(question)", as: caller)
                #expect(answer.status == .badRequest, "\(question): \(answer.text)")
            }
        }
    }
}
