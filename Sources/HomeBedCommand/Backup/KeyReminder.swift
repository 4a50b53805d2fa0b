import Gateway

/// What must be said with every copy of the database.
enum KeyReminder {
    static func text(_ configuration: GatewayConfiguration) -> String {
        guard let file = configuration.recordKeyFile else {
            return "no records.keyFile is named here; what is personal in the records lies sealed under a secret that "
                + "is not in this copy"
        }
        return "the secret \(file) is not in this copy; keep it in another place: without it names and numbers cannot "
            + "be read again"
    }
}
