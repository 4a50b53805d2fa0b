public import Mosquitto

extension GatewayConfiguration.Broker {
    /// What the connection proves itself with; reads the password file now.
    /// - Throws: `MosquittoError` that names the file and why it cannot be read.
    public func credentials() throws(MosquittoError) -> BrokerCredentials {
        var secret = password
        if let passwordFile { secret = try BrokerCredentials.password(fromFile: passwordFile) }
        return BrokerCredentials(
            username: username, password: secret, authorityFile: authorities, certificateFile: certificate,
            keyFile: key)
    }
}
