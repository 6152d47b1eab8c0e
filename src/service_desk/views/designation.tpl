{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow gh-col">
<section class="gh-card"><h2>What was written down</h2>
<dl class="gh-facts">
<dt>Asked by</dt><dd>{{ASKED_BY}}</dd>
<dt>How</dt><dd>{{HOW}}</dd>
<dt>Recognised</dt><dd>{{RECOGNISED_BY}}</dd>
<dt>Written down by</dt><dd>{{STAFF}}</dd>
<dt>When</dt><dd>{{>WHEN}}</dd>
</dl>
<p class="gh-soft gh-small gh-gap-s">Nobody can change this any more.</p>
</section>
<section class="gh-card"><h2>The decision</h2>
{{#DECIDED}}<p>{{DECISION}}.</p>{{/DECIDED}}
{{#OWN}}<p>You wrote this down, so somebody else of the service desk decides.</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="withdrawn"><button class="usa-button gh-button--danger-outline" type="submit">Withdraw the request</button></form>{{/OWN}}
{{#APPROVE}}<p>If you approve, {{PERSON}} is {{AN_ADMIN}} at once, and every {{ADMIN_NAME}} of the office is told by email.</p>
<form class="gh-gap" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="approved"><button class="usa-button" type="submit">Approve</button></form>{{/APPROVE}}
{{#LOG_IN_AGAIN}}<p>Your last login is too long ago to approve this.</p>
<form class="gh-gap" method="get" action="{{PATH}}"><input type="hidden" name="again" value="yes"><input type="hidden" name="next" value="{{NEXT}}"><button class="usa-button" type="submit">Log in again</button></form>{{/LOG_IN_AGAIN}}
{{#DECLINE}}<form class="gh-gap-s" method="post" action="{{ACTION}}">{{csrf}}<input type="hidden" name="decision" value="declined"><button class="usa-button gh-button--danger-outline" type="submit">Decline</button></form>{{/DECLINE}}
</section>
<p class="gh-rule">The decision is recorded under your name.</p>
</div>
