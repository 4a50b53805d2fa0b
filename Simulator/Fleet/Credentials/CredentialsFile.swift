import FleetModel
import Mosquitto

/// Users and passwords as `homebed broker-config` hands them out: `user,password,household,devices`.
struct CredentialsFile {
    private struct Account {
        let user: String
        let password: String
        let devices: Set<String>
    }

    private var accounts: [String: Account] = [:]
    private var accountsByHousehold: [String: Account] = [:]
    private let authorities: String?
    private let path: String?

    /// Reads the file; without one everybody connects without a name.
    init(path: String?, authorities: String?) throws {
        self.path = path
        self.authorities = authorities
        guard let path else { return }
        let lines = try FileText.read(path).split(separator: "\n")
        guard lines.first == "user,password,household,devices" else {
            throw FleetError("\(path): expected the header user,password,household,devices; is it credentials.csv?")
        }
        for (number, line) in lines.enumerated().dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
            guard fields.count == 4 else {
                throw FleetError("\(path):\(number + 1): expected 4 fields, found \(fields.count)")
            }
            let devices = Set(fields[3].split(separator: " ").map { String($0) })
            let account = Account(user: fields[0], password: fields[1], devices: devices)
            accounts[fields[0]] = account
            if !fields[2].isEmpty { accountsByHousehold[fields[2]] = account }
        }
    }

    /// What a household's hub connects with.
    func credentials(household: String) throws -> BrokerCredentials {
        guard let path else { return BrokerCredentials(authorityFile: authorities) }
        guard let account = accountsByHousehold[household] else {
            throw FleetError("\(path) has no user of \(household); run homebed broker-config after the import")
        }
        return credentials(account)
    }

    /// What the user of that name connects with.
    func credentials(user: String) throws -> BrokerCredentials {
        guard let path else { return BrokerCredentials(authorityFile: authorities) }
        guard let account = accounts[user] else { throw FleetError("\(path) has no user \(user)") }
        return credentials(account)
    }

    /// What the hub that speaks for a device connects with.
    func credentials(device: String) throws -> BrokerCredentials {
        guard let path else { return BrokerCredentials(authorityFile: authorities) }
        guard let account = accounts.values.first(where: { $0.devices.contains(device) }) else {
            throw FleetError(
                "\(path) has no user who speaks for \(device); import the device, then run homebed broker-config")
        }
        return credentials(account)
    }

    private func credentials(_ account: Account) -> BrokerCredentials {
        BrokerCredentials(username: account.user, password: account.password, authorityFile: authorities)
    }
}
