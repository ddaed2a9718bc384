using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SkinAdvisorBot.Host.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "address",
                columns: table => new
                {
                    conversation_key = table.Column<long>(type: "INTEGER", nullable: false),
                    sender = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    updated_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    gone_unix_ms = table.Column<long>(type: "INTEGER", nullable: true),
                    gone_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_address", x => x.conversation_key);
                    table.ForeignKey(
                        name: "FK_address_conversation_conversation_key",
                        column: x => x.conversation_key,
                        principalTable: "conversation",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outgoing",
                columns: table => new
                {
                    conversation_key = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    try_unix_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    report = table.Column<string>(type: "TEXT", nullable: true),
                    ended_unix_ms = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outgoing", x => new { x.conversation_key, x.sequence });
                    table.ForeignKey(
                        name: "FK_outgoing_conversation_conversation_key",
                        column: x => x.conversation_key,
                        principalTable: "conversation",
                        principalColumn: "key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_notice_provider_id",
                table: "notice",
                column: "provider_id",
                filter: "provider_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_provider_id",
                table: "outgoing",
                column: "provider_id",
                filter: "provider_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_open",
                table: "outgoing",
                columns: new[] { "conversation_key", "sequence" },
                filter: "ended_unix_ms IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outgoing_undelivered",
                table: "outgoing",
                column: "ended_unix_ms",
                filter: "state IN ('Failed', 'Unsure')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "address");

            migrationBuilder.DropTable(
                name: "outgoing");

            migrationBuilder.DropIndex(
                name: "IX_notice_provider_id",
                table: "notice");
        }
    }
}
