#include <dealcalc/model/order.hpp>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/suggest.hpp"
#include "model/words.hpp"

namespace dealcalc {
namespace {

using What = OrderFault::What;

/// One entry that can be followed: which investment it names.
struct Wait {
    std::size_t on = 0;
    std::size_t entry = 0;
};
using Waits = std::vector<std::vector<Wait>>;

/// The waits of all investments; a fault for each entry that is none.
Waits waits_of(const std::vector<Investment>& investments, std::vector<OrderFault>& faults) {
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < investments.size(); ++i) index.emplace(investments[i].id, i);
    Waits waits(investments.size());
    for (std::size_t i = 0; i < investments.size(); ++i) {
        std::unordered_set<std::string_view> seen;
        for (std::size_t entry = 0; entry < investments[i].after.size(); ++entry) {
            const std::string& id = investments[i].after[entry];
            const auto found = index.find(id);
            if (!seen.insert(id).second)
                faults.push_back({What::repeated, {i, entry}});
            else if (found == index.end())
                faults.push_back({What::unknown, {i, entry}});
            else if (found->second == i)
                faults.push_back({What::itself, {i, entry}});
            else
                waits[i].push_back({found->second, entry});
        }
    }
    return waits;
}

/// Looks for circles by following every wait once, without recursion.
class CircleSearch {
public:
    CircleSearch(const Waits& waits, std::vector<OrderFault>& faults)
        : waits_(waits)
        , faults_(faults)
        , state_(waits.size(), State::unseen) {}

    void run() {
        for (std::size_t i = 0; i < waits_.size(); ++i) {
            if (state_[i] == State::unseen) follow(i);
        }
    }

private:
    enum class State { unseen, open, done };
    struct Step {
        std::size_t investment = 0, next = 0;
    };

    void follow(std::size_t start) {
        enter(start);
        while (!path_.empty()) {
            Step& step = path_.back();
            if (step.next == waits_[step.investment].size()) {
                state_[step.investment] = State::done;
                path_.pop_back();
                continue;
            }
            const Wait& wait = waits_[step.investment][step.next++];
            if (state_[wait.on] == State::unseen)
                enter(wait.on);
            else if (state_[wait.on] == State::open)
                report(wait.on);
        }
    }
    void enter(std::size_t investment) {
        state_[investment] = State::open;
        path_.push_back({investment});
    }
    /// The path from `back_to` on, and the wait that leads back to it, are a circle.
    void report(std::size_t back_to) {
        const auto is_start = [&](const Step& step) { return step.investment == back_to; };
        OrderFault fault{What::circle, {}};
        for (auto step = std::find_if(path_.begin(), path_.end(), is_start); step != path_.end(); ++step) {
            fault.circle.push_back({step->investment, waits_[step->investment][step->next - 1].entry});
        }
        fault.at = fault.circle.back();
        faults_.push_back(std::move(fault));
    }

    const Waits& waits_;
    std::vector<OrderFault>& faults_;
    std::vector<State> state_;
    std::vector<Step> path_;
};

/// "first after second after first", of a long circle the beginning and the end.
std::string circle_words(const std::vector<AfterEntry>& circle, const std::vector<Investment>& investments) {
    constexpr std::size_t most = 8;
    std::string words;
    for (std::size_t i = 0; i < std::min(circle.size(), most); ++i) {
        words += investments[circle[i].investment].id + " after ";
    }
    if (circle.size() > most) words += "... after ";
    return words + investments[circle.front().investment].id;
}

}  // namespace

std::vector<OrderFault> order_faults(const std::vector<Investment>& investments) {
    std::vector<OrderFault> faults;
    const Waits waits = waits_of(investments, faults);
    CircleSearch(waits, faults).run();
    return faults;
}

std::string message_for(const OrderFault& fault, const std::vector<Investment>& investments) {
    const std::string& id = investments[fault.at.investment].after[fault.at.entry];
    switch (fault.what) {
    case What::unknown: return "no investment has the id " + in_quotes(id);
    case What::itself: return id + " comes after itself";
    case What::repeated: return in_quotes(id) + " stands twice in after";
    case What::circle: break;
    }
    return "investments wait for each other: " + circle_words(fault.circle, investments);
}

std::string help_for(const OrderFault& fault, const std::vector<Investment>& investments) {
    switch (fault.what) {
    case What::unknown: break;
    case What::itself: return "remove it";
    case What::repeated: return "remove one of the two";
    case What::circle: return "remove one of these entries";
    }
    std::vector<std::string_view> ids;
    for (const Investment& investment : investments) ids.push_back(investment.id);
    const auto near = nearest(investments[fault.at.investment].after[fault.at.entry], ids);
    return near ? "did you mean " + in_quotes(*near) + "?" : "after holds ids of investments";
}

}  // namespace dealcalc
