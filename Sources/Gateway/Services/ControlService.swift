import ServiceLifecycle

/// Answers commands on the control socket until the group shuts down.
struct ControlService: Service {
    let path: ControlSocketPath
    let queue: CommandQueue

    func run() async throws {
        let server = try ControlServer(path: path, queue: queue)
        try? await gracefulShutdown()
        // The line closes the queue when it leaves; nobody may wait for an answer that never comes.
        queue.close()
        server.stop()
    }
}
