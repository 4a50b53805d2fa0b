import CareCore
import CareRecords
import CareStore
import Testing

@testable import CareHTTP

/// Every role with every capability, at its own bed and at a foreign one, over a database with an alarm at each.
@Suite struct AccessMatrixTests {
    private static let own = "532901-000001"
    private static let foreign = "532925-000001"

    /// What each role may: written anew here, so that a change of the product's table is seen.
    static let may: [Role: [Capability]] = [
        .operatorOnDuty: [.readAlarms, .answerAlarms, .readRegister, .readPeople, .enterCare],
        .providerLead: [
            .readAlarms, .answerAlarms, .readRegister, .readPeople, .enterCare, .enterEquipment, .readFigures,
        ],
        .township: [.readAlarms, .readRegister, .readPeople, .enterOffice, .readFigures],
        .county: [
            .readAlarms, .readRegister, .readPeople, .enterCare, .enterEquipment, .enterOffice, .readFigures,
            .readFigureRows, .readLedger, .administer,
        ],
        .prefecture: [
            .readAlarms, .readRegister, .readPeople, .enterCare, .enterEquipment, .enterOffice, .readFigures,
            .readFigureRows, .readLedger, .administer,
        ],
        .technician: [.readAlarms, .readRegister, .enterEquipment],
        .auditor: [.readAlarms, .readRegister, .readPeople, .readFigures, .readFigureRows, .readLedger],
        .family: [.readAlarms, .readRegister, .sayPresent],
    ]

    /// A scope of the role that holds the one bed and not the other.
    private static func scope(_ role: Role) -> String {
        switch role {
        case .operatorOnDuty, .providerLead: "provider p-1"
        case .township: "townships 532901001"
        case .county, .auditor, .technician: "counties 532901"
        case .prefecture: "everything"
        case .family: "bed \(own)"
        }
    }

    private static func gateway() throws -> TestGateway {
        let gateway = try TestGateway()
        for (device, bed, provider) in [("b-1", own, "p-1"), ("b-2", foreign, "p-2")] {
            try gateway.assign(device, "emergency-button", to: bed, provider: provider)
            gateway.receive(
                .urgent, "homebed/v1/\(bed.prefix(6))/\(device)/event", #"{"v":1,"ref":"r-1","event":"sos"}"#)
        }
        return gateway
    }

    @Test(arguments: Role.allCases, Capability.allCases)
    func `a role may what the table says, in its own place alone, and a narrowed token no more than it names`(
        role: Role, capability: Capability
    ) throws {
        let gateway = try Self.gateway()
        let scope = try #require(AccessScope(recordText: Self.scope(role)))
        #expect(role.admits(scope))
        func principal(_ capabilities: Set<Capability>?) -> Principal {
            Principal(
                user: "u", name: "u", role: role, scope: scope, credential: .token("t"), capabilities: capabilities)
        }
        let isAllowed = try #require(Self.may[role]).contains(capability)
        #expect(principal(nil).may(capability) == isAllowed)
        #expect(principal([capability]).may(capability) == isAllowed, "narrowing gives nothing")
        #expect(!principal(Set(Capability.allCases).subtracting([capability])).may(capability))

        let reader = gateway.services.store
        let beds = try reader.alarms(.open, scope: scope).compactMap { $0.bed?.description }.sorted()
        // Bed 1 of the county stands in no registered township here: a township sees it once it does.
        let isTownship = role == .township
        #expect(beds == (role == .prefecture ? [Self.own, Self.foreign] : isTownship ? [] : [Self.own]))
        let foreign = try #require(try reader.place(of: try #require(BedID(Self.foreign))))
        #expect(scope.covers(foreign) == (role == .prefecture))
    }
}
