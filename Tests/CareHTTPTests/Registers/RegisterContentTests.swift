import CareCore
import CareRecords
import CareStore
import HTTPTypes
import TestSupport
import Testing

@testable import CareHTTP

/// What registers hold beside what devices and people bring.
@Suite struct RegisterContentTests {
    @Test func `rules of the fleet are listed with their values, under the gateway's name`() async throws {
        let scene = try RegisterScene()
        try await scene.gateway.test { client in
            let fleet = try await client.ask(.get, "/v1/rules?profile=gateway&limit=500", as: "county").items
            let known = Set(FleetRule.allCases.map(\.rawValue)).union([BedNight.id])
            #expect(Set(fleet.compactMap { $0["rule"] as? String }) == known)
            #expect(fleet.allSatisfy { $0["source"] as? String == "gateway" })
            let one = try await client.ask(.get, "/v1/rules?rule=\(FleetRule.allCases[0].rawValue)", as: "county").items
            #expect(!one.isEmpty && one.allSatisfy { $0["profile"] as? String == "gateway" })
            let models = try await client.ask(.get, "/v1/rules?profile=sos-button&limit=500", as: "county").items
            #expect(!models.isEmpty && models.allSatisfy { $0["profile"] as? String == "sos-button" })
        }
    }

    @Test func `who entered a place is told where it lies, and the place itself to everybody`() async throws {
        let scene = try NeighbourScene()
        let caller = NeighbourScene.caller(.county, .dali)
        try await scene.gateway.test { client in
            for (form, own) in [("county", "532901"), ("township", "532901001"), ("village", "532901001")] {
                let entries = try await client.ask(.get, "/v1/ledger?form=\(form)&limit=500", as: caller).items
                let about = entries.compactMap { $0["about"] as? String }
                #expect(!about.isEmpty && about.allSatisfy { $0.hasPrefix(own) }, "\(form): \(about)")
                let prefecture = NeighbourScene.caller(.prefecture, .dali)
                let all = try await client.ask(.get, "/v1/ledger?form=\(form)&limit=500", as: prefecture).items
                #expect(all.contains { ($0["about"] as? String)?.hasPrefix("532925") == true })
            }
        }
        let scope = try TestFailure.unless(AccessScope(recordText: Neighbour.dali.scope(.county)))
        let services = scene.gateway.services
        let townships = try services.store.records(.township, scope: scope, key: services.key)
        #expect(townships.contains { $0.row[SharedField.township]?.description.hasPrefix("532925") == true })
    }
}
