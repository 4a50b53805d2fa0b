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
        .family: [.readAlarms, .seeHome, .sayPresent],
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
        for (device, bed, provider, township) in [
            ("b-1", own, "p-1", "532901001"), ("b-2", foreign, "p-2", "532925101"),
        ] {
            try gateway.assign(device, "sos-button", to: bed, provider: provider, township: township)
            gateway.receive(
                .urgent, "homebed/v1/\(bed.prefix(6))/\(device)/event", #"{"v":1,"ref":"r-1","event":"sos"}"#)
        }
        return gateway
    }

    private static func principal(_ role: Role, _ capabilities: Set<Capability>?) throws -> Principal {
        Principal(
            user: "u", name: "u", role: role, scope: try #require(AccessScope(recordText: scope(role))),
            credential: .token("t"), capabilities: capabilities)
    }

    @Test(arguments: Role.allCases, Capability.allCases)
    func `a role may what the table says, and a narrowed token no more than it names`(
        role: Role, capability: Capability
    ) throws {
        let isAllowed = try #require(Self.may[role]).contains(capability)
        #expect(try Self.principal(role, nil).may(capability) == isAllowed)
        #expect(try Self.principal(role, [capability]).may(capability) == isAllowed, "narrowing gives nothing")
        let others = Set(Capability.allCases).subtracting([capability])
        #expect(try !Self.principal(role, others).may(capability))
    }

    @Test func `every role sees the alarm of its own place, and of the foreign one none but the prefecture`() throws {
        let reader = try Self.gateway().services.store
        let bed = try #require(BedID(Self.foreign))
        let foreign = try #require(try reader.place(of: bed))
        for role in Role.allCases {
            let scope = try Self.principal(role, nil).scope
            #expect(role.admits(scope))
            let beds = try reader.alarms(.open, scope: scope).compactMap { $0.bed?.description }.sorted()
            #expect(beds == (role == .prefecture ? [Self.own, Self.foreign] : [Self.own]), "\(role)")
            #expect(scope.covers(foreign) == (role == .prefecture), "\(role)")
        }
    }
}
