import ArgumentParser

/// How to reach the broker.
struct BrokerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("mqtt://HOST[:PORT] or mqtts://HOST[:PORT] (key broker.address).", valueName: "ADDRESS"))
    var broker: String?

    @Option(help: ArgumentHelp("User name at the broker (key broker.username).", valueName: "NAME"))
    var username: String?

    @Option(help: ArgumentHelp("File whose first line is the password (key broker.passwordFile).", valueName: "FILE"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("PEM file of trusted authorities (key broker.ca).", valueName: "FILE"))
    var ca: String?

    @Option(help: ArgumentHelp("PEM file of the own certificate (key broker.cert).", valueName: "FILE"))
    var cert: String?

    @Option(help: ArgumentHelp("PEM file of the key to --cert (key broker.key).", valueName: "FILE"))
    var key: String?

    /// The options as values of configuration keys.
    var flags: [String: (name: String, value: String?)] {
        [
            "broker.address": ("--broker", broker), "broker.username": ("--username", username),
            "broker.passwordFile": ("--password-file", passwordFile), "broker.ca": ("--ca", ca),
            "broker.cert": ("--cert", cert), "broker.key": ("--key", key),
        ]
    }
}
